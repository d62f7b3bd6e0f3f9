CREATE TABLE "acting_roles" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "acting_roles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"role" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"reason" text,
	"named_by" integer NOT NULL,
	"named_at" timestamp with time zone NOT NULL,
	"ended_by" integer,
	"ended_at" timestamp with time zone,
	"turns_on" date,
	CONSTRAINT "acting_roles_days" CHECK ("acting_roles"."from_day" <= "acting_roles"."to_day"),
	CONSTRAINT "acting_roles_not_oneself" CHECK ("acting_roles"."person_id" <> "acting_roles"."named_by"),
	CONSTRAINT "acting_roles_ended" CHECK (("acting_roles"."ended_by" is null) = ("acting_roles"."ended_at" is null))
);
--> statement-breakpoint
ALTER TABLE "acting_roles" ADD CONSTRAINT "acting_roles_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acting_roles" ADD CONSTRAINT "acting_roles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acting_roles" ADD CONSTRAINT "acting_roles_named_by_people_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acting_roles" ADD CONSTRAINT "acting_roles_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "acting_roles_turning" ON "acting_roles" USING btree ("bureau_id","turns_on") WHERE turns_on is not null;--> statement-breakpoint
CREATE INDEX "acting_roles_person" ON "acting_roles" USING btree ("person_id") WHERE ended_at is null;