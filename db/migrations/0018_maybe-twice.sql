ALTER TABLE "outbox" ADD COLUMN "unsure_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "maybe_twice_at" timestamp with time zone;