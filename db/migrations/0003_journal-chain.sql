CREATE TABLE "journal_chain" (
	"n" bigint PRIMARY KEY NOT NULL,
	"journal_id" bigint NOT NULL,
	"text" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "journal_chain_journal_id_unique" UNIQUE("journal_id")
);

--> statement-breakpoint
CREATE TRIGGER journal_chain_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_chain
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The next link. All that the row says, its place and the hash before it are in the text; the text is what is hashed.
CREATE FUNCTION link_journal(entry journal) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  last journal_chain;
  link text;
BEGIN
  PERFORM pg_advisory_xact_lock(20260310, 2);
  SELECT * INTO last FROM journal_chain ORDER BY n DESC LIMIT 1;
  link := jsonb_build_object(
    'n', coalesce(last.n + 1, 0), 'prev', coalesce(last.hash, repeat('0', 64)),
    'id', entry.id, 'bureau', entry.bureau_id,
    'at', to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'actor', entry.actor_id, 'act', entry.act, 'subject', entry.subject,
    'detail', entry.detail, 'event', entry.event)::text;
  INSERT INTO journal_chain (n, journal_id, text, hash) VALUES (
    coalesce(last.n + 1, 0), entry.id, link,
    encode(sha256(convert_to(E'shuangsuiji/journal\n' || link, 'UTF8')), 'hex'));
END $$;
--> statement-breakpoint
-- Runs with the owner's rights, since the bot may not write the chain itself.
CREATE FUNCTION chain_journal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM link_journal(NEW);
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION chain_journal() FROM PUBLIC;
--> statement-breakpoint
-- Deferred to COMMIT, so that the lock on the chain is held for the shortest time (docs/decisions/journal-chain.md).
CREATE CONSTRAINT TRIGGER journal_chained AFTER INSERT ON journal
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION chain_journal();
--> statement-breakpoint
-- What was written before there was a chain.
DO $$
DECLARE entry journal;
BEGIN
  FOR entry IN SELECT * FROM journal ORDER BY id LOOP
    PERFORM link_journal(entry);
  END LOOP;
END $$;
