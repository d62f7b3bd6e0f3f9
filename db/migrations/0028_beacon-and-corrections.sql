CREATE TABLE "draw_versions" (
	"draw_id" integer NOT NULL,
	"bureau_id" integer NOT NULL,
	"log_n" bigint NOT NULL,
	"record" text NOT NULL,
	"record_digest" text NOT NULL,
	"beacon" text NOT NULL,
	"visits_stay" boolean NOT NULL,
	CONSTRAINT "draw_versions_draw_id_log_n_pk" PRIMARY KEY("draw_id","log_n")
);
--> statement-breakpoint
DROP INDEX "approvals_one_approved";--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "superseded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "draw_changes" ADD COLUMN "value" text;--> statement-breakpoint
ALTER TABLE "draws" ADD COLUMN "counted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "draws" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "draws" ADD COLUMN "beacon" text;--> statement-breakpoint
ALTER TABLE "draw_versions" ADD CONSTRAINT "draw_versions_draw_id_draws_id_fk" FOREIGN KEY ("draw_id") REFERENCES "public"."draws"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_versions" ADD CONSTRAINT "draw_versions_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "draw_changes_one_value" ON "draw_changes" USING btree ("draw_id") WHERE state = 'open' and kind in ('beacon', 'correct');--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_one_approved" ON "approvals" USING btree ("draw_id") WHERE state = 'approved' and not superseded;--> statement-breakpoint
ALTER TABLE "draw_changes" ADD CONSTRAINT "draw_changes_value" CHECK (("draw_changes"."kind" in ('beacon', 'correct')) = ("draw_changes"."value" is not null));