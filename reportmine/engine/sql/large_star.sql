-- Every node hangs its larger neighbours on the least node it knows, itself included.
WITH both AS (SELECT a AS node, b AS other FROM {edges} UNION ALL SELECT b, a FROM {edges}),
     known AS (SELECT node, least(node, min(other)) AS root FROM both GROUP BY node)
SELECT DISTINCT both.other AS a, known.root AS b
FROM both JOIN known ON both.node = known.node WHERE both.other > both.node
