-- Every node hangs itself and its smaller neighbours on the least of these; `a` is the larger end of an edge.
WITH known AS (SELECT a, min(b) AS root FROM {edges} GROUP BY a)
SELECT a, root AS b FROM known
UNION
SELECT edge.b AS a, known.root AS b
FROM {edges} AS edge JOIN known ON edge.a = known.a WHERE edge.b > known.root
