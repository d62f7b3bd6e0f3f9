ALTER TABLE "findings" ADD COLUMN "must_of" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "findings" ADD COLUMN "unchecked" jsonb DEFAULT '[]'::jsonb NOT NULL;