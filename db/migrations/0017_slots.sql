CREATE TABLE "slots" (
	"lane" text NOT NULL,
	"n" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"over_at" timestamp with time zone,
	CONSTRAINT "slots_lane_n_pk" PRIMARY KEY("lane","n")
);
--> statement-breakpoint
DROP TABLE "lanes" CASCADE;