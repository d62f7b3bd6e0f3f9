ALTER TABLE "register_changes" ADD COLUMN "xact" bigint;--> statement-breakpoint
ALTER TABLE "register_changes" ALTER COLUMN "xact" SET DEFAULT (pg_current_xact_id()::text::bigint);--> statement-breakpoint
ALTER TABLE "register_exports" ADD COLUMN "day" date;--> statement-breakpoint
ALTER TABLE "register_exports" ADD COLUMN "snapshot" text;--> statement-breakpoint
UPDATE "register_exports" SET "snapshot" = pg_current_snapshot()::text;--> statement-breakpoint
ALTER TABLE "register_exports" ALTER COLUMN "snapshot" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "register_exports" ADD COLUMN "next" text;
