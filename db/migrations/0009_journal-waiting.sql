CREATE TABLE "journal_waiting" (
	"journal_id" bigint PRIMARY KEY NOT NULL
);

--> statement-breakpoint
-- All that waits, in the order of its numbers. Only whoever holds the chain may call it.
CREATE FUNCTION link_waiting() RETURNS void LANGUAGE plpgsql AS $$
DECLARE entry journal;
BEGIN
  FOR entry IN
    WITH taken AS (DELETE FROM journal_waiting RETURNING journal_id)
    SELECT j.* FROM journal j JOIN taken t ON t.journal_id = j.id ORDER BY j.id
  LOOP
    PERFORM link_journal(entry);
  END LOOP;
END $$;
--> statement-breakpoint
-- Nobody waits for the chain: the lock is held until the commit is on the disk, and commits go there together.
CREATE OR REPLACE FUNCTION chain_journal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF pg_try_advisory_xact_lock(20260310, 2) THEN
    PERFORM link_waiting();
    PERFORM link_journal(NEW);
  ELSE
    INSERT INTO journal_waiting (journal_id) VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- What waits and has nobody to follow it: the clock calls this each second, an audit before it reads.
CREATE FUNCTION seal_journal() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM journal_waiting) AND pg_try_advisory_xact_lock(20260310, 2) THEN
    PERFORM link_waiting();
  END IF;
END $$;
