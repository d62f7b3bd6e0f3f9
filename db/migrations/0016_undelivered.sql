CREATE TABLE "undelivered" (
	"outbox_id" bigint PRIMARY KEY NOT NULL,
	"bureau_id" integer NOT NULL,
	"kind" text NOT NULL,
	"what" text NOT NULL,
	"recipient" text,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"resent_by" integer,
	"resent_at" timestamp with time zone,
	"settled_by" integer,
	"settled_at" timestamp with time zone,
	"news" boolean DEFAULT true NOT NULL,
	CONSTRAINT "undelivered_settled_state" CHECK (("undelivered"."state" in ('arrived', 'told', 'answered')) = ("undelivered"."settled_at" is not null)),
	CONSTRAINT "undelivered_told" CHECK (("undelivered"."state" = 'told') = ("undelivered"."settled_by" is not null)),
	CONSTRAINT "undelivered_resent" CHECK (("undelivered"."resent_by" is null) = ("undelivered"."resent_at" is null)),
	CONSTRAINT "undelivered_errand" CHECK (("undelivered"."kind" = 'message') = ("undelivered"."recipient" is not null))
);
--> statement-breakpoint
ALTER TABLE "undelivered" ADD CONSTRAINT "undelivered_outbox_id_outbox_id_fk" FOREIGN KEY ("outbox_id") REFERENCES "public"."outbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "undelivered" ADD CONSTRAINT "undelivered_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "undelivered" ADD CONSTRAINT "undelivered_resent_by_people_id_fk" FOREIGN KEY ("resent_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "undelivered" ADD CONSTRAINT "undelivered_settled_by_people_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "undelivered_news" ON "undelivered" USING btree ("bureau_id") WHERE news;--> statement-breakpoint
CREATE INDEX "undelivered_under_way" ON "undelivered" USING btree ("bureau_id") WHERE state in ('waits', 'ended', 'resent');--> statement-breakpoint
CREATE INDEX "undelivered_settled" ON "undelivered" USING btree ("bureau_id","settled_at");