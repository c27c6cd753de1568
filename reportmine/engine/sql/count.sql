-- How many different origins hold each key.
-- Rows of one key are first made distinct and counted where they lie: a key that everybody holds costs one row
-- a partition and origin in the first shuffle, and one row a partition in the second.
WITH held AS (SELECT key, origin FROM {keys} GROUP BY key, origin)
SELECT key, count(*) AS held FROM held GROUP BY key
