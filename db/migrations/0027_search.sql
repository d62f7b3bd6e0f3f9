-- 查询: runs of characters of a name or code, once each, so that a part of it is found through an index. pg_trgm makes
-- no trigrams of Chinese where the locale is C, as it is in the embedded server, and none of two characters anywhere
-- (docs/decisions/search.md). COST: it is never to be computed for a whole table.
CREATE FUNCTION search_grams(t text, shortest int, longest int) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
  SELECT coalesce(array_agg(DISTINCT substr(t, i, n)), '{}')
  FROM generate_series(shortest, longest) n, generate_series(1, length(t) - n + 1) i
$$;--> statement-breakpoint
CREATE INDEX "enterprises_search" ON "enterprises" USING gin (search_grams(lower(normalize("name", NFKC)), 1, 2));--> statement-breakpoint
CREATE INDEX "enterprises_search_credit" ON "enterprises" USING gin (search_grams(lower(normalize("credit_code", NFKC)), 4, 4));--> statement-breakpoint
CREATE INDEX "people_search" ON "people" USING gin (search_grams(lower(normalize("name", NFKC)), 1, 2));