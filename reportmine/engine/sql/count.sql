-- How many different origins hold each key. The rows were counted by partition before, and no origin is in two of them.
SELECT key, sum(held) AS held FROM {counted} GROUP BY key
