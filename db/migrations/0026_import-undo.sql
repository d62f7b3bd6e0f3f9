DROP INDEX "imports_waiting";--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "withdrawn" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "imports_waiting" ON "imports" USING btree ("bureau_id","id") WHERE state in ('reading', 'writing', 'undoing');--> statement-breakpoint
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_withdrawn" CHECK (not "enterprises"."withdrawn" or "enterprises"."status" = 'cancelled');--> statement-breakpoint
-- 放假安排 has its history too, from what is loaded now.
CREATE TRIGGER calendar_days_kept AFTER INSERT OR UPDATE OR DELETE ON calendar_days FOR EACH ROW EXECUTE FUNCTION keep_change('{day}', '{}');
--> statement-breakpoint
INSERT INTO register_changes (bureau_id, at, register, key, after, cause)
  SELECT bureau_id, now(), 'calendar_days', day::text, to_jsonb(c), 'migration' FROM calendar_days c;
