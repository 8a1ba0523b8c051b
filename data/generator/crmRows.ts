import {knownContacts, knownGrades, knownMoves} from "./known.ts";
import {type Life, type Move, outcomeOf, reaches, STAGES} from "./life.ts";
import {LINES} from "./market.ts";
import {customerId, leadId, opportunityId} from "./numbers.ts";
import type {Row, SheetName} from "./sheets.ts";
import {calendarDay, DAY, dayOf, minuteText, spreadsheetDays} from "./time.ts";

const STATUS: Record<string, string> = {open: "进行中"};

/** The rows that the dealer CRM has of a life: its lead, opportunity, stage changes and assessments. */
export function* crmRows(life: Life): Generator<Row> {
  const known = knownMoves(life);
  const registered = known.find((move) => move.stage === "建档");
  if (life.hasLead) yield leadRow(life, known, registered !== undefined);
  if (registered === undefined) return;
  const opportunity = opportunityId(life);
  yield opportunityRow(life, known, registered);
  for (const {stage, at, recordedAt} of known.slice(1))
    yield {sheet: "stageChanges", cells: [opportunity, stage, minuteText(at), minuteText(recordedAt)]};
  for (const {grade, at, criteria} of knownGrades(life))
    yield {
      sheet: "assessments",
      cells: [opportunity, life.consultant.id, minuteText(at), grade, ...criteria],
    };
}

function leadRow(life: Life, known: Move[], isRegistered: boolean): Row {
  const end = !isRegistered && outcomeOf(known) !== "open" ? known.at(-1) : undefined;
  const customer = customerId(life);
  const sheet = leadSheet(life);
  const momentOf = sheet === "register" ? spreadsheetDays : minuteText;
  return {
    sheet,
    cells: [
      leadId(life),
      isRegistered ? opportunityId(life) : "",
      customer,
      life.store.region,
      life.store.name,
      `客户${customer.slice(1)}`,
      `100${life.store.digit}${String(life.customer).padStart(7, "0")}`,
      life.sourceText,
      life.campaign,
      LINES[life.line]!.name,
      life.consultant.id,
      momentOf(life.at),
      isRegistered ? "已建档" : (end?.stage ?? (knownContacts(life).length > 0 ? "跟进中" : "待跟进")),
      end ? momentOf(end.at) : "",
      end ? life.reason : "",
    ],
  };
}

function leadSheet({at, sourceText}: Life): SheetName {
  if (at < dayOf(2025, 1, 1) * DAY) return "leads2024";
  return sourceText === "展厅自然到店" ? "register" : "leads2025";
}

function opportunityRow(life: Life, known: Move[], registered: Move): Row {
  const outcome = outcomeOf(known);
  const end = outcome === "open" ? undefined : known.at(-1);
  const stage = known.findLast((move) => (STAGES as readonly string[]).includes(move.stage))!.stage;
  return {
    sheet: "opportunities",
    cells: [
      opportunityId(life),
      life.hasLead ? leadId(life) : "",
      customerId(life),
      life.store.region,
      life.store.name,
      life.sourceText,
      LINES[life.line]!.name,
      life.consultant.id,
      minuteText(registered.at),
      stage,
      STATUS[outcome] ?? outcome,
      end ? minuteText(end.at) : "",
      expectedOn(life, registered),
      reaches(known, "报价") ? (life.amount / 100).toFixed(2) : "",
      end ? life.reason : "",
    ],
  };
}

function expectedOn(life: Life, registered: Move): string {
  if (life.number % 100 === 7) return "待定";
  return calendarDay(Math.floor(registered.at / DAY) + 14 + (life.amount % 47)).slashed;
}
