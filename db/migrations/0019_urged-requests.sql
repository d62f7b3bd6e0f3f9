ALTER TABLE "replacements" ADD COLUMN "next_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "replacements" ADD COLUMN "reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "replacements" ADD COLUMN "escalated_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "replacements_next" ON "replacements" USING btree ("next_at") WHERE state = 'open' and next_at is not null;--> statement-breakpoint
UPDATE "replacements" SET "next_at" = "asked_at" + interval '1 day' WHERE "state" = 'open';
