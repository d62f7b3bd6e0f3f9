ALTER TABLE "draws" ADD COLUMN "hand_out" bigint;--> statement-breakpoint
CREATE INDEX "draws_hand_out" ON "draws" USING btree ("bureau_id") WHERE hand_out is not null;