CREATE TABLE "cap_overrides" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cap_overrides_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"enterprise_id" integer NOT NULL,
	"year" smallint NOT NULL,
	"cause" text NOT NULL,
	"document_no" text NOT NULL,
	"entered_by" integer NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"task_id" integer,
	CONSTRAINT "cap_overrides_task_id_unique" UNIQUE("task_id"),
	CONSTRAINT "cap_overrides_document" UNIQUE("enterprise_id","document_no"),
	CONSTRAINT "cap_overrides_document_no" CHECK ("cap_overrides"."document_no" <> '')
);
--> statement-breakpoint
CREATE TABLE "checklist_lines" (
	"bureau_id" integer NOT NULL,
	"checklist_id" integer NOT NULL,
	"no" smallint NOT NULL,
	"text" text NOT NULL,
	"quoted" boolean NOT NULL,
	"source" text NOT NULL,
	"major" boolean DEFAULT false NOT NULL,
	"required" boolean DEFAULT true NOT NULL,
	CONSTRAINT "checklist_lines_checklist_id_no_pk" PRIMARY KEY("checklist_id","no")
);
--> statement-breakpoint
CREATE TABLE "checklists" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "checklists_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"item_id" integer NOT NULL,
	"no" smallint NOT NULL,
	"title" text NOT NULL,
	"effective_from" date NOT NULL,
	"effective_to" date,
	"file" text NOT NULL,
	"sha256" text NOT NULL,
	"loaded_by" integer,
	"loaded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "checklists_no" UNIQUE("item_id","no"),
	CONSTRAINT "checklists_days" CHECK ("checklists"."effective_to" is null or "checklists"."effective_from" <= "checklists"."effective_to")
);
--> statement-breakpoint
CREATE TABLE "draw_items" (
	"bureau_id" integer NOT NULL,
	"draw_id" integer NOT NULL,
	"version_id" integer NOT NULL,
	CONSTRAINT "draw_items_draw_id_version_id_pk" PRIMARY KEY("draw_id","version_id")
);
--> statement-breakpoint
CREATE TABLE "expert_conflicts" (
	"bureau_id" integer NOT NULL,
	"expert_id" integer NOT NULL,
	"enterprise_id" integer NOT NULL,
	"kind" text,
	CONSTRAINT "expert_conflicts_expert_id_enterprise_id_pk" PRIMARY KEY("expert_id","enterprise_id")
);
--> statement-breakpoint
CREATE TABLE "experts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "experts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"title" text,
	"mobile" text,
	"fields" text[] NOT NULL,
	"engaged_from" date NOT NULL,
	"engaged_to" date NOT NULL,
	"confidential_on" date,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "experts_code" UNIQUE("bureau_id","code"),
	CONSTRAINT "experts_code_ascii" CHECK ("experts"."code" ~ '^[!-~]+$'),
	CONSTRAINT "experts_term" CHECK ("experts"."engaged_from" <= "experts"."engaged_to"),
	CONSTRAINT "experts_fields" CHECK (cardinality("experts"."fields") > 0)
);
--> statement-breakpoint
CREATE TABLE "grade_rules" (
	"bureau_id" integer NOT NULL,
	"grade" text NOT NULL,
	"ratio_bp" smallint NOT NULL,
	"frequency" smallint NOT NULL,
	"cap" smallint,
	"kept" boolean,
	"decided_by" integer,
	"decided_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "grade_rules_bureau_id_grade_pk" PRIMARY KEY("bureau_id","grade"),
	CONSTRAINT "grade_rules_ratio" CHECK ("grade_rules"."ratio_bp" between 0 and 10000),
	CONSTRAINT "grade_rules_frequency" CHECK ("grade_rules"."frequency" between 0 and 1200),
	CONSTRAINT "grade_rules_cap" CHECK ("grade_rules"."cap" > 0),
	CONSTRAINT "grade_rules_decided" CHECK (("grade_rules"."kept" is null) = ("grade_rules"."decided_by" is null))
);
--> statement-breakpoint
CREATE TABLE "item_versions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "item_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"item_id" integer NOT NULL,
	"no" smallint NOT NULL,
	"state" text NOT NULL,
	"name" text NOT NULL,
	"category" text NOT NULL,
	"power_entry" text,
	"basis" text NOT NULL,
	"body" text NOT NULL,
	"content" text NOT NULL,
	"quoted" boolean DEFAULT false NOT NULL,
	"source" text,
	"method" text NOT NULL,
	"object" text,
	"ratio" text,
	"frequency" text,
	"joint" boolean DEFAULT false NOT NULL,
	"joint_with" text,
	"officers" text,
	"owner_id" integer,
	"effective_from" date NOT NULL,
	"effective_to" date,
	"reason" text,
	"made_by" integer,
	"made_at" timestamp with time zone NOT NULL,
	"submitted_by" integer,
	"submitted_at" timestamp with time zone,
	"decided_by" integer,
	"on_behalf_of" integer,
	"decided_at" timestamp with time zone,
	"return_reason" text,
	"published_at" timestamp with time zone,
	CONSTRAINT "item_versions_no" UNIQUE("item_id","no"),
	CONSTRAINT "item_versions_days" CHECK ("item_versions"."effective_to" is null or "item_versions"."effective_from" <= "item_versions"."effective_to"),
	CONSTRAINT "item_versions_quoted" CHECK (not "item_versions"."quoted" or "item_versions"."source" is not null),
	CONSTRAINT "item_versions_published" CHECK (("item_versions"."state" = 'published') = ("item_versions"."published_at" is not null)),
	CONSTRAINT "item_versions_returned" CHECK (("item_versions"."state" = 'returned') = ("item_versions"."return_reason" is not null)),
	CONSTRAINT "item_versions_submitted" CHECK ("item_versions"."state" <> 'submitted' or "item_versions"."submitted_by" is not null),
	CONSTRAINT "item_versions_not_oneself" CHECK ("item_versions"."decided_by" is null or "item_versions"."decided_by" <> "item_versions"."submitted_by")
);
--> statement-breakpoint
CREATE TABLE "permits" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "permits_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"enterprise_id" integer NOT NULL,
	"name" text NOT NULL,
	"number" text NOT NULL,
	"issued_on" date,
	"valid_until" date,
	"issued_by" text,
	CONSTRAINT "permits_number" UNIQUE("enterprise_id","name","number")
);
--> statement-breakpoint
CREATE TABLE "recusal_declarations" (
	"bureau_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"year" smallint NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"declared_at" timestamp with time zone,
	CONSTRAINT "recusal_declarations_person_id_year_pk" PRIMARY KEY("person_id","year")
);
--> statement-breakpoint
CREATE TABLE "register_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "register_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"register" text NOT NULL,
	"key" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"actor_id" integer,
	"why" text,
	"file" text,
	"cause" text,
	CONSTRAINT "register_changes_any" CHECK ("register_changes"."before" is not null or "register_changes"."after" is not null)
);
--> statement-breakpoint
CREATE TABLE "register_confirmations" (
	"bureau_id" integer NOT NULL,
	"section_id" integer NOT NULL,
	"year" smallint NOT NULL,
	"confirmed_by" integer NOT NULL,
	"confirmed_at" timestamp with time zone NOT NULL,
	"total" integer NOT NULL,
	"key" integer NOT NULL,
	"change_id" bigint NOT NULL,
	CONSTRAINT "register_confirmations_section_id_year_pk" PRIMARY KEY("section_id","year")
);
--> statement-breakpoint
CREATE TABLE "task_experts" (
	"bureau_id" integer NOT NULL,
	"task_id" integer NOT NULL,
	"expert_id" integer NOT NULL,
	"opinion" text,
	"signed_on" date,
	"entered_by" integer,
	CONSTRAINT "task_experts_task_id_expert_id_pk" PRIMARY KEY("task_id","expert_id"),
	CONSTRAINT "task_experts_signed" CHECK (("task_experts"."opinion" is null) = ("task_experts"."signed_on" is null))
);
--> statement-breakpoint
ALTER TABLE "draws" ADD COLUMN "experts" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "subject_type" text;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "founded_on" date;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "registered_with" text;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "jurisdiction" text;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "registered_address" text;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "longitude" double precision;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "latitude" double precision;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "listing" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "listed_on" date;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "listed_by" text;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "risk" text;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "risk_by" text;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "risk_on" date;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "hazard_level" smallint;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "library" text;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "labels" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "qualification" text;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "needs_expert" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "status_since" date;--> statement-breakpoint
ALTER TABLE "enterprises" ADD COLUMN "status_evidence" text;--> statement-breakpoint
ALTER TABLE "inspectors" ADD COLUMN "certificate_by" text;--> statement-breakpoint
ALTER TABLE "inspectors" ADD COLUMN "on_staff" boolean;--> statement-breakpoint
ALTER TABLE "inspectors" ADD COLUMN "reviewed_by" text;--> statement-breakpoint
ALTER TABLE "inspectors" ADD COLUMN "reviewed_on" date;--> statement-breakpoint
ALTER TABLE "leaves" ADD COLUMN "state" text DEFAULT 'confirmed' NOT NULL;--> statement-breakpoint
ALTER TABLE "leaves" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "leaves" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "leaves" ADD COLUMN "decided_by" integer;--> statement-breakpoint
ALTER TABLE "leaves" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "leaves" ADD COLUMN "return_reason" text;--> statement-breakpoint
ALTER TABLE "recusals" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "recusals" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "recusals" ADD COLUMN "declared_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sections" ADD COLUMN "cool_down_years" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "cap_overrides" ADD CONSTRAINT "cap_overrides_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cap_overrides" ADD CONSTRAINT "cap_overrides_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cap_overrides" ADD CONSTRAINT "cap_overrides_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cap_overrides" ADD CONSTRAINT "cap_overrides_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_lines" ADD CONSTRAINT "checklist_lines_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_lines" ADD CONSTRAINT "checklist_lines_checklist_id_checklists_id_fk" FOREIGN KEY ("checklist_id") REFERENCES "public"."checklists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklists" ADD CONSTRAINT "checklists_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklists" ADD CONSTRAINT "checklists_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklists" ADD CONSTRAINT "checklists_loaded_by_people_id_fk" FOREIGN KEY ("loaded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_items" ADD CONSTRAINT "draw_items_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_items" ADD CONSTRAINT "draw_items_draw_id_draws_id_fk" FOREIGN KEY ("draw_id") REFERENCES "public"."draws"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_items" ADD CONSTRAINT "draw_items_version_id_item_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."item_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_conflicts" ADD CONSTRAINT "expert_conflicts_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_conflicts" ADD CONSTRAINT "expert_conflicts_expert_id_experts_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."experts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_conflicts" ADD CONSTRAINT "expert_conflicts_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experts" ADD CONSTRAINT "experts_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_rules" ADD CONSTRAINT "grade_rules_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_rules" ADD CONSTRAINT "grade_rules_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_versions" ADD CONSTRAINT "item_versions_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_versions" ADD CONSTRAINT "item_versions_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_versions" ADD CONSTRAINT "item_versions_owner_id_sections_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_versions" ADD CONSTRAINT "item_versions_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_versions" ADD CONSTRAINT "item_versions_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_versions" ADD CONSTRAINT "item_versions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_versions" ADD CONSTRAINT "item_versions_on_behalf_of_people_id_fk" FOREIGN KEY ("on_behalf_of") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "permits" ADD CONSTRAINT "permits_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "permits" ADD CONSTRAINT "permits_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusal_declarations" ADD CONSTRAINT "recusal_declarations_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusal_declarations" ADD CONSTRAINT "recusal_declarations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_changes" ADD CONSTRAINT "register_changes_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_changes" ADD CONSTRAINT "register_changes_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_confirmations" ADD CONSTRAINT "register_confirmations_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_confirmations" ADD CONSTRAINT "register_confirmations_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_confirmations" ADD CONSTRAINT "register_confirmations_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_experts" ADD CONSTRAINT "task_experts_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_experts" ADD CONSTRAINT "task_experts_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_experts" ADD CONSTRAINT "task_experts_expert_id_experts_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."experts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_experts" ADD CONSTRAINT "task_experts_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cap_overrides_open" ON "cap_overrides" USING btree ("bureau_id","year") WHERE task_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "item_versions_one_open" ON "item_versions" USING btree ("item_id") WHERE state in ('draft', 'submitted');--> statement-breakpoint
CREATE INDEX "item_versions_state" ON "item_versions" USING btree ("bureau_id","state");--> statement-breakpoint
CREATE INDEX "register_changes_row" ON "register_changes" USING btree ("bureau_id","register","key" text_pattern_ops,"id");--> statement-breakpoint
CREATE INDEX "register_changes_at" ON "register_changes" USING btree ("bureau_id","register","at");--> statement-breakpoint
CREATE INDEX "task_experts_expert" ON "task_experts" USING btree ("expert_id");--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "leaves_asked_for" ON "leaves" USING btree ("bureau_id") WHERE state = 'asked';--> statement-breakpoint
-- What the list of items has said so far is version 1 of each, and in force.
INSERT INTO "item_versions" ("bureau_id", "item_id", "no", "state", "name", "category", "basis", "body", "content", "method", "effective_from", "made_at", "published_at")
SELECT "bureau_id", "id", 1, 'published', "name", 'both', "basis", "body", "content", "method",
  least(current_date, (SELECT min("from_day") FROM "draws")), now(), now() FROM "items";
--> statement-breakpoint
ALTER TABLE "items" DROP COLUMN "basis";--> statement-breakpoint
ALTER TABLE "items" DROP COLUMN "body";--> statement-breakpoint
ALTER TABLE "items" DROP COLUMN "content";--> statement-breakpoint
ALTER TABLE "items" DROP COLUMN "method";--> statement-breakpoint
ALTER TABLE "draws" ADD CONSTRAINT "draws_experts" CHECK ("draws"."experts" between 0 and 5);--> statement-breakpoint
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_hazard" CHECK ("enterprises"."hazard_level" between 1 and 4);--> statement-breakpoint
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_place" CHECK (("enterprises"."longitude" is null) = ("enterprises"."latitude" is null));--> statement-breakpoint
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_degrees" CHECK ("enterprises"."longitude" between -180 and 180 and "enterprises"."latitude" between -90 and 90);--> statement-breakpoint
ALTER TABLE "inspectors" ADD CONSTRAINT "inspectors_reviewed" CHECK (("inspectors"."reviewed_by" is null) = ("inspectors"."reviewed_on" is null));--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_not_oneself" CHECK ("leaves"."decided_by" is null or "leaves"."decided_by" <> "leaves"."person_id");--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_returned" CHECK (("leaves"."state" = 'returned') = ("leaves"."return_reason" is not null));--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_asked" CHECK ("leaves"."asked_at" is not null or "leaves"."state" = 'confirmed');--> statement-breakpoint
ALTER TABLE "recusals" ADD CONSTRAINT "recusals_declared" CHECK ("recusals"."declared_at" is null or "recusals"."kind" is not null);--> statement-breakpoint
ALTER TABLE "sections" ADD CONSTRAINT "sections_cool_down" CHECK ("sections"."cool_down_years" between 0 and 10);