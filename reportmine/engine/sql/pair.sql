-- Pairs of owners that share keys held by :low to :high owners, with the sum of :unit / (holders - 1), rounded up, where
-- it is at least :least.
-- Rows are distinct. The window comes before the join: no key makes more than high * (high - 1) / 2 pairs, and the keys
-- that everybody holds are gone by then. Sums are of whole numbers, so that the order of adding does not matter.
WITH counted AS (SELECT key, count(*) AS holders FROM {distinct} GROUP BY key),
     rare AS (SELECT key, (:unit + holders - 2) DIV (holders - 1) AS weight
              FROM counted WHERE holders BETWEEN :low AND :high),
     kept AS (SELECT held.key, held.origin, rare.weight FROM {distinct} AS held JOIN rare ON held.key = rare.key)
SELECT one.origin AS a, other.origin AS b, sum(one.weight) AS total
FROM kept AS one JOIN kept AS other ON one.key = other.key AND one.origin < other.origin
GROUP BY one.origin, other.origin
HAVING sum(one.weight) >= :least
