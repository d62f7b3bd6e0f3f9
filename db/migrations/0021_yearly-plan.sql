CREATE TABLE "plan_entries" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"plan_id" integer NOT NULL,
	"line" smallint NOT NULL,
	"item" text NOT NULL,
	"basis" text NOT NULL,
	"content" text NOT NULL,
	"method" text NOT NULL,
	"trades" text[] NOT NULL,
	"type" text NOT NULL,
	"amount" text NOT NULL,
	"windows" jsonb NOT NULL,
	"teams" smallint,
	"experts" smallint DEFAULT 0 NOT NULL,
	"partners" text,
	"frequency" text NOT NULL,
	"remark" text,
	CONSTRAINT "plan_entries_line" UNIQUE("plan_id","line"),
	CONSTRAINT "plan_entries_trades" CHECK (cardinality("plan_entries"."trades") > 0),
	CONSTRAINT "plan_entries_numbers" CHECK (coalesce("plan_entries"."teams", 1) > 0 and "plan_entries"."experts" between 0 and 99)
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plans_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"section_id" integer,
	"year" smallint NOT NULL,
	"version" smallint NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"days" jsonb,
	"made_by" integer NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"submitted_by" integer,
	"submitted_at" timestamp with time zone,
	"decided_by" integer,
	"on_behalf_of" integer,
	"decided_at" timestamp with time zone,
	"return_reason" text,
	"remind_at" timestamp with time zone,
	"published_day" date,
	"published_at" text,
	"published_by" integer,
	CONSTRAINT "plans_year" CHECK ("plans"."year" between 2000 and 2100),
	CONSTRAINT "plans_submitted" CHECK ("plans"."state" <> 'open' or "plans"."submitted_by" is not null),
	CONSTRAINT "plans_approved" CHECK ("plans"."state" not in ('approved', 'replaced') or "plans"."decided_by" is not null),
	CONSTRAINT "plans_returned" CHECK (("plans"."state" = 'returned') = ("plans"."return_reason" is not null)),
	CONSTRAINT "plans_not_oneself" CHECK ("plans"."decided_by" is null or "plans"."decided_by" <> "plans"."submitted_by"),
	CONSTRAINT "plans_adjusted" CHECK ("plans"."version" = 1 or "plans"."state" in ('draft', 'dropped') or "plans"."reason" is not null),
	CONSTRAINT "plans_published" CHECK (("plans"."published_day" is null) = ("plans"."published_at" is null))
);
--> statement-breakpoint
ALTER TABLE "draws" ADD COLUMN "plan_entry_id" integer;--> statement-breakpoint
ALTER TABLE "draws" ADD COLUMN "temporary_no" text;--> statement-breakpoint
ALTER TABLE "plan_entries" ADD CONSTRAINT "plan_entries_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_entries" ADD CONSTRAINT "plan_entries_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_on_behalf_of_people_id_fk" FOREIGN KEY ("on_behalf_of") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "plans_version" ON "plans" USING btree ("bureau_id",coalesce("section_id", 0),"year","version");--> statement-breakpoint
CREATE UNIQUE INDEX "plans_one_in_making" ON "plans" USING btree ("bureau_id",coalesce("section_id", 0),"year") WHERE state in ('draft', 'open', 'returned');--> statement-breakpoint
CREATE UNIQUE INDEX "plans_one_approved" ON "plans" USING btree ("bureau_id",coalesce("section_id", 0),"year") WHERE state = 'approved';--> statement-breakpoint
CREATE INDEX "plans_remind" ON "plans" USING btree ("remind_at") WHERE state = 'open' and remind_at is not null;--> statement-breakpoint
ALTER TABLE "draws" ADD CONSTRAINT "draws_plan_entry_id_plan_entries_id_fk" FOREIGN KEY ("plan_entry_id") REFERENCES "public"."plan_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "draws_plan_entry" ON "draws" USING btree ("plan_entry_id") WHERE plan_entry_id is not null;--> statement-breakpoint
ALTER TABLE "draws" ADD CONSTRAINT "draws_plan" CHECK ("draws"."plan_entry_id" is null or "draws"."temporary_no" is null);