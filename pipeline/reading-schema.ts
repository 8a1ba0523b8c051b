import {z} from "zod";

/** What headwater.yaml may say, by glob on system/file, of how a file is to be read. */
export const readingSchema = z.record(
  z.string(),
  z.strictObject({
    encoding: z.string().optional().describe("Any that Node decodes, such as windows-1252, big5, shift_jis."),
    delimiter: z.string().min(1).optional().describe("What separates its fields, one mark or several."),
    quote: z.enum(['"', "'", "none"]).optional().describe("What quotes its fields."),
    escape: z.enum(["doubled", "backslash"]).optional().describe("How a quote within quotes is written."),
    header_row: z
      .union([z.int().min(1), z.literal("none")])
      .optional()
      .describe("The row that its header stands in, as a spreadsheet counts."),
    date_order: z.enum(["ymd", "dmy", "mdy"]).optional().describe("Order of day, month and year, for this file."),
    decimal: z.enum([".", ","]).optional().describe("The decimal mark of its numbers."),
  }),
);
