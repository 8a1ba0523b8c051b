import {z} from "zod";

const count = z.int().min(1);
const length = z.number().positive().max(100_000);

/** What headwater.yaml may say of when sales is late, or gave a chance too little care. */
export const thresholdsSchema = z.strictObject({
  first_contact_hours: length
    .default(24)
    .describe("Working hours within which a new lead is to be contacted; later is late."),
  timely_contacts: count
    .default(3)
    .describe("Timely contacts that a chance is to have before it is given up; fewer are few."),
  timely_days: length
    .default(7)
    .describe("A contact is timely within so many days of the one before, or of the lead's arrival."),
  quick_loss_hours: length.default(24).describe("Lost within so many hours of the first contact is quick."),
  bulk_losses: count
    .default(10)
    .describe("So many losses of one consultant or department on one of a month's last three days are lost in bulk."),
  next_step_days: length
    .default(14)
    .describe("Open without a planned next step and without a contact for so many days has no next step."),
  overdue_days: length
    .optional()
    .describe("Open in one stage for longer is overdue; where unset, longer than 80 % of those that went on."),
});
