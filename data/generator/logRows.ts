import {knownContacts} from "./known.ts";
import type {Life} from "./life.ts";
import {contactId, leadId, opportunityId} from "./numbers.ts";
import type {Row} from "./sheets.ts";
import {calendarDay, DAY, dayOf, secondText} from "./time.ts";

/** The rows that the call and visit log has of a life. */
export function* logRows(life: Life): Generator<Row> {
  for (const [index, contact] of knownContacts(life).entries()) {
    const ofLead = contact.ofLead && life.hasLead;
    yield {
      sheet: contact.at < dayOf(2025, 1, 1) * DAY ? "contacts2024" : "contacts2025",
      cells: [
        contactId(life, index),
        ofLead ? "" : opportunityId(life),
        ofLead ? leadId(life) : "",
        life.consultant.id,
        contact.kind,
        contact.isOutbound ? "呼出" : "呼入",
        contact.isAnswered ? "是" : "否",
        secondText(contact.at).slice(0, 16),
        secondText(contact.recordedAt),
        contact.kind === "电话" ? contact.seconds : "",
        contact.nextOn === null ? "" : calendarDay(contact.nextOn).iso,
        contact.note,
      ],
    };
  }
}
