CREATE TABLE "ended_recusals" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ended_recusals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"enterprise_id" integer NOT NULL,
	"kind" text NOT NULL,
	"reason" text,
	"declared_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone NOT NULL,
	"end_reason" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "recusal_declarations" ADD COLUMN "remind_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "task_experts" ADD COLUMN "named_by" integer;--> statement-breakpoint
ALTER TABLE "task_experts" ADD COLUMN "named_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "task_experts" ADD COLUMN "photo_id" integer;--> statement-breakpoint
ALTER TABLE "ended_recusals" ADD CONSTRAINT "ended_recusals_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ended_recusals" ADD CONSTRAINT "ended_recusals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ended_recusals" ADD CONSTRAINT "ended_recusals_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ended_recusals_person" ON "ended_recusals" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "task_experts" ADD CONSTRAINT "task_experts_named_by_people_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_experts" ADD CONSTRAINT "task_experts_photo_id_photos_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."photos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recusal_declarations_due" ON "recusal_declarations" USING btree ("bureau_id","remind_at") WHERE remind_at is not null;--> statement-breakpoint
ALTER TABLE "recusal_declarations" ADD CONSTRAINT "recusal_declarations_reminded" CHECK ("recusal_declarations"."declared_at" is null or "recusal_declarations"."remind_at" is null);