import {counterOf} from "../counter.ts";
import type {Measure} from "../finding.ts";
import {daysToOrder} from "../grades.ts";
import type {Hidden} from "../hidden.ts";
import {knownContacts, knownGrades} from "../known.ts";
import type {Contact, Grade, Move} from "../life.ts";
import type {Store} from "../staff.ts";
import {grouped, percent} from "../text.ts";
import {DAY, END, HOUR} from "../time.ts";

/** Two consultants whose log is written in weekly batches with copied notes and whose grades never come true. */
export function batches({batches: {consultants}}: Hidden, stores: Store[]): Measure {
  const counts = counterOf();
  const notes = new Map<string, Set<string>>();
  const ids = stores.flatMap((store) => store.consultants.filter((one) => one.writesInBatches).map(({id}) => id));
  const line = (key: string) =>
    `${grouped(counts.of(`${key} contacts`))} log entries, ` +
    `${percent(counts.of(`${key} late`), counts.of(`${key} contacts`))} written more than 72 hours after, ` +
    `grade H ${grouped(counts.of(`${key} H`))} times, of which ` +
    `${percent(counts.of(`${key} H came true`), counts.of(`${key} H`))} ordered within 7 days`;
  const contact = (key: string, id: string, {at, recordedAt, note}: Contact) => {
    counts.add(`${key} contacts`);
    if (recordedAt - at > 72 * HOUR) counts.add(`${key} late`);
    if (key === "they") notes.set(id, (notes.get(id) ?? new Set()).add(note));
  };
  const grade = (key: string, known: Move[], {grade, at}: Grade) => {
    if (grade !== "H" || at > END - 8 * DAY) return;
    counts.add(`${key} H`);
    if (daysToOrder(known, at) <= 7) counts.add(`${key} H came true`);
  };
  return {
    see(life, known) {
      const key = life.consultant.writesInBatches ? "they" : "others";
      for (const one of knownContacts(life)) contact(key, life.consultant.id, one);
      for (const one of knownGrades(life)) grade(key, known, one);
    },
    finding: () => ({
      title: "Consultants whose log is written in weekly batches and whose grades never come true",
      where:
        ids.length > 0
          ? `consultants ${ids.join(", ")} (${[...new Set(consultants.map(({store}) => store))].join(", ")})`
          : "nobody",
      since: "the whole period",
      parameter:
        "every log entry is written on a Friday between 17:24 and 17:48, happens on the half hour and says one of three phrases; " +
        "grades H and A go only to prospects who do not order within 15 days; the weekly reports always claim 15 calls, 6 visits and 4 test drives",
      realised: [
        `they: ${line("they")}; ${Math.max(0, ...[...notes.values()].map((set) => set.size))} different notes each`,
        `all others: ${line("others")}`,
      ],
      seen: "`core.activities` (recorded_at − happened_at, note), `core.assessments` against `core.journeys`, and the claims in `core.work_reports`; the warehouse knows the two by pseudonyms only",
      figures: {
        late_rate: counts.rate("they late", "they contacts"),
        others_late_rate: counts.rate("others late", "others contacts"),
        h_came_true_rate: counts.rate("they H came true", "they H"),
        others_h_came_true_rate: counts.rate("others H came true", "others H"),
      },
    }),
  };
}
