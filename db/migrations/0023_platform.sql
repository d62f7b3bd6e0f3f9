CREATE TABLE "platform_changes" (
	"change_id" bigint PRIMARY KEY NOT NULL,
	"bureau_id" integer NOT NULL,
	"kind" text NOT NULL,
	"row_id" integer NOT NULL,
	"duty_id" integer,
	"filed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform_duties" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "platform_duties_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"kind" text NOT NULL,
	"plan_id" integer,
	"state" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"due" date NOT NULL,
	"provisional" boolean NOT NULL,
	"filed_at" timestamp with time zone,
	"map_version" smallint,
	"receipt_no" text,
	"entered_on" date,
	"waiver" text,
	"done_by" integer,
	"done_at" timestamp with time zone,
	"next_at" timestamp with time zone,
	CONSTRAINT "platform_duties_plan" CHECK (("platform_duties"."kind" = 'plan') = ("platform_duties"."plan_id" is not null)),
	CONSTRAINT "platform_duties_done" CHECK (("platform_duties"."state" = 'done') = ("platform_duties"."done_at" is not null)),
	CONSTRAINT "platform_duties_receipt" CHECK ("platform_duties"."state" = 'open' or ("platform_duties"."receipt_no" is not null and "platform_duties"."entered_on" is not null) or "platform_duties"."waiver" is not null)
);
--> statement-breakpoint
CREATE TABLE "platform_maps" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "platform_maps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"kind" text NOT NULL,
	"version" smallint NOT NULL,
	"days" smallint NOT NULL,
	"columns" jsonb NOT NULL,
	"made_by" integer NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "platform_maps_version" UNIQUE("bureau_id","kind","version"),
	CONSTRAINT "platform_maps_days" CHECK ("platform_maps"."days" between 1 and 250)
);
--> statement-breakpoint
ALTER TABLE "platform_changes" ADD CONSTRAINT "platform_changes_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_changes" ADD CONSTRAINT "platform_changes_duty_id_platform_duties_id_fk" FOREIGN KEY ("duty_id") REFERENCES "public"."platform_duties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_duties" ADD CONSTRAINT "platform_duties_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_duties" ADD CONSTRAINT "platform_duties_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_duties" ADD CONSTRAINT "platform_duties_done_by_people_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_maps" ADD CONSTRAINT "platform_maps_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_maps" ADD CONSTRAINT "platform_maps_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "platform_changes_waiting" ON "platform_changes" USING btree ("bureau_id","kind") WHERE duty_id is null;--> statement-breakpoint
CREATE INDEX "platform_changes_duty" ON "platform_changes" USING btree ("duty_id");--> statement-breakpoint
CREATE UNIQUE INDEX "platform_duties_one_open" ON "platform_duties" USING btree ("bureau_id","kind",coalesce("plan_id", 0)) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "platform_duties_due" ON "platform_duties" USING btree ("next_at") WHERE next_at is not null;