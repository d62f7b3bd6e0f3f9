CREATE TABLE "bureaus" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bureaus_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "bureaus_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"bureau_id" integer NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "calendar_days_bureau_id_day_pk" PRIMARY KEY("bureau_id","day")
);
--> statement-breakpoint
CREATE TABLE "card_messages" (
	"bureau_id" integer NOT NULL,
	"thing" text NOT NULL,
	"recipient" text NOT NULL,
	"message_id" text,
	"sent_at" timestamp with time zone,
	"content" text NOT NULL,
	"wants" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"delivered" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "card_messages_bureau_id_thing_recipient_pk" PRIMARY KEY("bureau_id","thing","recipient")
);
--> statement-breakpoint
CREATE TABLE "chats" (
	"chat_id" text PRIMARY KEY NOT NULL,
	"bureau_id" integer NOT NULL,
	"name" text NOT NULL,
	"purpose" text,
	"section_id" integer,
	"present" boolean DEFAULT true NOT NULL,
	CONSTRAINT "chats_section" CHECK (("chats"."purpose" = 'section') = ("chats"."section_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "draw_log" (
	"n" bigint PRIMARY KEY NOT NULL,
	"bureau_id" integer NOT NULL,
	"ts" text NOT NULL,
	"type" text NOT NULL,
	"no" text NOT NULL,
	"body" text NOT NULL,
	"prev" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "draw_log_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "draw_series" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "draw_series_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"kind" text NOT NULL,
	"anchor" text NOT NULL,
	"length" integer NOT NULL,
	"sealed" text NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "draw_witnesses" (
	"bureau_id" integer NOT NULL,
	"draw_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"position" smallint NOT NULL,
	"value" text,
	"message_id" text,
	"sent_at" timestamp with time zone,
	CONSTRAINT "draw_witnesses_draw_id_person_id_pk" PRIMARY KEY("draw_id","person_id"),
	CONSTRAINT "draw_witnesses_value" CHECK ("draw_witnesses"."value" ~ '^[0-9]{6,20}$')
);
--> statement-breakpoint
CREATE TABLE "draws" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "draws_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"origin" text NOT NULL,
	"kind" text NOT NULL,
	"no" text NOT NULL,
	"ordinal" integer NOT NULL,
	"section_id" integer NOT NULL,
	"type" text NOT NULL,
	"state" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"opened_by" integer NOT NULL,
	"chat_id" text,
	"open_at" timestamp with time zone NOT NULL,
	"close_at" timestamp with time zone,
	"series_id" integer,
	"secret_no" integer,
	"freeze" text,
	"freeze_digest" text,
	"units" text,
	"persons" text,
	"pairs" text,
	"salts" jsonb,
	"record" text,
	"record_digest" text,
	"platform_no" text,
	"platform_day" date,
	"platform_waiver" text,
	"platform_by" integer,
	"dispatched_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	CONSTRAINT "draws_no" UNIQUE("bureau_id","no"),
	CONSTRAINT "draws_ordinal" UNIQUE("bureau_id","kind","origin","ordinal"),
	CONSTRAINT "draws_days" CHECK ("draws"."from_day" <= "draws"."to_day"),
	CONSTRAINT "draws_own" CHECK ("draws"."origin" = 'province' or ("draws"."freeze" is not null and "draws"."series_id" is not null)),
	CONSTRAINT "draws_result" CHECK ("draws"."state" not in ('drawn', 'published') or "draws"."origin" = 'province' or "draws"."record" is not null)
);
--> statement-breakpoint
CREATE TABLE "enterprises" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "enterprises_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"credit_code" text NOT NULL,
	"credit_kind" text NOT NULL,
	"legal_person" text,
	"county" text NOT NULL,
	"address" text,
	"contact" text,
	"phone" text,
	"trades" text[] NOT NULL,
	"section_id" integer NOT NULL,
	"is_key" boolean NOT NULL,
	"grade" text NOT NULL,
	"status" text NOT NULL,
	"last_inspected" date,
	"inspected_elsewhere" smallint DEFAULT 0 NOT NULL,
	"yearly_cap" smallint,
	CONSTRAINT "enterprises_code" UNIQUE("bureau_id","code"),
	CONSTRAINT "enterprises_credit" UNIQUE("bureau_id","credit_code"),
	CONSTRAINT "enterprises_code_ascii" CHECK ("enterprises"."code" ~ '^[!-~]+$'),
	CONSTRAINT "enterprises_trades" CHECK (cardinality("enterprises"."trades") > 0)
);
--> statement-breakpoint
CREATE TABLE "findings" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "findings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"task_id" integer NOT NULL,
	"kind" text NOT NULL,
	"day" date NOT NULL,
	"method" text NOT NULL,
	"result" text NOT NULL,
	"text" text NOT NULL,
	"rectify_by" date,
	"submitted_by" integer NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"confirmed_by" integer,
	"confirmed_at" timestamp with time zone,
	"returned_by" integer,
	"returned_at" timestamp with time zone,
	"return_reason" text,
	CONSTRAINT "findings_two_people" CHECK ("findings"."confirmed_by" is null or "findings"."confirmed_by" <> "findings"."submitted_by")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"key" text PRIMARY KEY NOT NULL,
	"bureau_id" integer NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"answer" jsonb,
	"outcome" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inspectors" (
	"person_id" integer PRIMARY KEY NOT NULL,
	"bureau_id" integer NOT NULL,
	"certificate_no" text NOT NULL,
	"valid_until" date NOT NULL,
	"in_post" boolean NOT NULL,
	"specialities" text[] NOT NULL,
	"counties" text[] NOT NULL,
	CONSTRAINT "inspectors_certificate" UNIQUE("bureau_id","certificate_no")
);
--> statement-breakpoint
CREATE TABLE "items" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "items_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"trade" text NOT NULL,
	"basis" text NOT NULL,
	"body" text NOT NULL,
	"content" text NOT NULL,
	"method" text NOT NULL,
	CONSTRAINT "items_code" UNIQUE("bureau_id","code")
);
--> statement-breakpoint
CREATE TABLE "job_marks" (
	"bureau_id" integer NOT NULL,
	"job" text NOT NULL,
	"mark" text NOT NULL,
	CONSTRAINT "job_marks_bureau_id_job_mark_pk" PRIMARY KEY("bureau_id","job","mark")
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "journal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" integer,
	"act" text NOT NULL,
	"subject" text,
	"detail" jsonb,
	"event" text
);
--> statement-breakpoint
CREATE TABLE "lanes" (
	"id" text PRIMARY KEY NOT NULL,
	"next_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leaves" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "leaves_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	CONSTRAINT "leaves_order" CHECK ("leaves"."from_day" <= "leaves"."to_day")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"once" text NOT NULL,
	"lane" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone,
	"done_at" timestamp with time zone,
	"dead_at" timestamp with time zone,
	"error" text,
	"message_id" text,
	CONSTRAINT "outbox_once" UNIQUE("bureau_id","once")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "people_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"mobile" text NOT NULL,
	"title" text,
	"section_id" integer,
	"open_id" text,
	CONSTRAINT "people_open_id_unique" UNIQUE("open_id"),
	CONSTRAINT "people_code" UNIQUE("bureau_id","code"),
	CONSTRAINT "people_mobile" UNIQUE("bureau_id","mobile"),
	CONSTRAINT "people_code_ascii" CHECK ("people"."code" ~ '^[!-~]+$')
);
--> statement-breakpoint
CREATE TABLE "person_roles" (
	"bureau_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"role" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "person_roles_person_id_role_source_pk" PRIMARY KEY("person_id","role","source")
);
--> statement-breakpoint
CREATE TABLE "recusals" (
	"bureau_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"enterprise_id" integer NOT NULL,
	CONSTRAINT "recusals_person_id_enterprise_id_pk" PRIMARY KEY("person_id","enterprise_id")
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"bureau_id" integer NOT NULL,
	"task_id" integer NOT NULL,
	"deadline" text NOT NULL,
	"stage" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "reminders_task_id_deadline_stage_pk" PRIMARY KEY("task_id","deadline","stage")
);
--> statement-breakpoint
CREATE TABLE "section_witnesses" (
	"bureau_id" integer NOT NULL,
	"section_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	CONSTRAINT "section_witnesses_section_id_person_id_pk" PRIMARY KEY("section_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "sections" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sections_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"name" text NOT NULL,
	"trades" text[] DEFAULT '{}' NOT NULL,
	"witness_minutes" smallint DEFAULT 2 NOT NULL,
	"visit_days" smallint DEFAULT 20 NOT NULL,
	"person_cap" smallint DEFAULT 40 NOT NULL,
	"reserve" smallint DEFAULT 2 NOT NULL,
	"inspection_end" text DEFAULT 'visit' NOT NULL,
	CONSTRAINT "sections_name" UNIQUE("bureau_id","name"),
	CONSTRAINT "sections_positive" CHECK ("sections"."witness_minutes" > 0 and "sections"."visit_days" > 0 and "sections"."person_cap" > 0)
);
--> statement-breakpoint
CREATE TABLE "task_members" (
	"bureau_id" integer NOT NULL,
	"task_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	CONSTRAINT "task_members_task_id_person_id_pk" PRIMARY KEY("task_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tasks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"draw_id" integer NOT NULL,
	"enterprise_id" integer NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"state" text NOT NULL,
	"assigned_at" timestamp with time zone,
	"accepted_at" timestamp with time zone,
	"accepted_by" integer,
	"visited_day" date,
	"rectification" text DEFAULT 'none' NOT NULL,
	"rectify_by" date,
	"publish_by" date,
	"publish_by_provisional" boolean DEFAULT false NOT NULL,
	"published_day" date,
	"receipt_no" text,
	"published_by" integer,
	"next_at" timestamp with time zone,
	CONSTRAINT "tasks_enterprise" UNIQUE("draw_id","enterprise_id"),
	CONSTRAINT "tasks_days" CHECK ("tasks"."from_day" <= "tasks"."to_day"),
	CONSTRAINT "tasks_accepted" CHECK ("tasks"."state" in ('waiting', 'assigned') or "tasks"."accepted_by" is not null),
	CONSTRAINT "tasks_closed" CHECK ("tasks"."state" <> 'closed' or ("tasks"."published_day" is not null and "tasks"."rectification" in ('none', 'done')))
);
--> statement-breakpoint
ALTER TABLE "calendar_days" ADD CONSTRAINT "calendar_days_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_messages" ADD CONSTRAINT "card_messages_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chats" ADD CONSTRAINT "chats_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chats" ADD CONSTRAINT "chats_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_log" ADD CONSTRAINT "draw_log_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_series" ADD CONSTRAINT "draw_series_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_witnesses" ADD CONSTRAINT "draw_witnesses_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_witnesses" ADD CONSTRAINT "draw_witnesses_draw_id_draws_id_fk" FOREIGN KEY ("draw_id") REFERENCES "public"."draws"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_witnesses" ADD CONSTRAINT "draw_witnesses_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draws" ADD CONSTRAINT "draws_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draws" ADD CONSTRAINT "draws_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draws" ADD CONSTRAINT "draws_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draws" ADD CONSTRAINT "draws_series_id_draw_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."draw_series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draws" ADD CONSTRAINT "draws_platform_by_people_id_fk" FOREIGN KEY ("platform_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_returned_by_people_id_fk" FOREIGN KEY ("returned_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspectors" ADD CONSTRAINT "inspectors_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspectors" ADD CONSTRAINT "inspectors_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "items" ADD CONSTRAINT "items_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_marks" ADD CONSTRAINT "job_marks_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusals" ADD CONSTRAINT "recusals_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusals" ADD CONSTRAINT "recusals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusals" ADD CONSTRAINT "recusals_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_witnesses" ADD CONSTRAINT "section_witnesses_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_witnesses" ADD CONSTRAINT "section_witnesses_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_witnesses" ADD CONSTRAINT "section_witnesses_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sections" ADD CONSTRAINT "sections_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_members" ADD CONSTRAINT "task_members_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_members" ADD CONSTRAINT "task_members_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_members" ADD CONSTRAINT "task_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_draw_id_draws_id_fk" FOREIGN KEY ("draw_id") REFERENCES "public"."draws"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_accepted_by_people_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "card_messages_message" ON "card_messages" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "card_messages_aging" ON "card_messages" USING btree ("sent_at") WHERE wants;--> statement-breakpoint
CREATE INDEX "chats_purpose" ON "chats" USING btree ("bureau_id","purpose");--> statement-breakpoint
CREATE UNIQUE INDEX "draw_series_open" ON "draw_series" USING btree ("bureau_id","kind") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "draws_one_open" ON "draws" USING btree ("bureau_id","kind") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "draws_close" ON "draws" USING btree ("close_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "draws_section" ON "draws" USING btree ("section_id","state");--> statement-breakpoint
CREATE INDEX "enterprises_section" ON "enterprises" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "findings_task" ON "findings" USING btree ("task_id");--> statement-breakpoint
CREATE UNIQUE INDEX "findings_one_pending" ON "findings" USING btree ("task_id") WHERE confirmed_at is null and returned_at is null;--> statement-breakpoint
CREATE INDEX "inbox_received" ON "inbox" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "journal_subject" ON "journal" USING btree ("bureau_id","subject");--> statement-breakpoint
CREATE INDEX "leaves_person" ON "leaves" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("lane","id") WHERE done_at is null and dead_at is null;--> statement-breakpoint
CREATE INDEX "people_unmatched" ON "people" USING btree ("bureau_id") WHERE open_id is null;--> statement-breakpoint
CREATE INDEX "person_roles_role" ON "person_roles" USING btree ("bureau_id","role");--> statement-breakpoint
CREATE INDEX "recusals_enterprise" ON "recusals" USING btree ("enterprise_id");--> statement-breakpoint
CREATE INDEX "task_members_person" ON "task_members" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "tasks_due" ON "tasks" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "tasks_draw" ON "tasks" USING btree ("draw_id");--> statement-breakpoint
CREATE INDEX "tasks_visited" ON "tasks" USING btree ("enterprise_id","visited_day");