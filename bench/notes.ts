import {Command} from "commander";
import {buildModel} from "../pipeline/build-models.ts";
import {modelsOf} from "../pipeline/models.ts";
import {rowsOf} from "../pipeline/warehouse.ts";
import {logWarehouse} from "../test/log-warehouse.ts";
import {tellBesideScan, timesOf} from "./beside-scan.ts";

const {notes, reps, runs} = new Command("bench:notes")
  .description("Finds notes of nearly the same wording, beside a plain scan of the same notes.")
  .option("--notes <number>", "how many", Number, 100_000)
  .option("--reps <number>", "consultants", Number, 50)
  .option("--runs <number>", "runs of each, one after the other in turn", Number, 3)
  .parse()
  .opts<{notes: number; reps: number; runs: number}>();

const draw = (which: number, to: number) => `(hash(drawn * 16 + ${which}) % ${to})::integer`;
const one = (which: number, ...words: string[]) => `['${words.join("', '")}'][1 + ${draw(which, words.length)}]`;
const topics = ["问落地价格", "问优惠多少", "问贷款条件", "比较配置", "看颜色", "问有现车", "问旧车置换", "问保险费用"];
const wishes = ["周末来店", "和家人商量", "月底决定", "已加微信", "要报价单", "下班再聊", "想试驾"];
const matters = ["the offer", "pricing", "leasing terms", "delivery dates", "trade-in", "insurance", "colours"];
const answers = [
  "wants a discount",
  "will decide next month",
  "asks his partner",
  "has another quote",
  "has no budget yet",
];

/** Half in Chinese and half in English, of few words that come in many orders, as consultants write. */
const written = `if(i % 2 = 0,
  ${one(1, "客户", "先生", "女士", "家人", "朋友")} || ${one(2, ...topics)} || '，' || ${one(3, ...wishes)} || '，' || ${draw(4, 30)} || '号'
    || ${one(5, "再联系", "回电话", "来提车", "付定金", "签合同")} || '，预算' || ${draw(6, 90)} || '万，' || ${one(12, ...topics)} || ${one(13, ...wishes)},
  'called about ' || ${one(7, ...matters)} || ', ' || ${one(8, ...answers)} || ', ' || ${one(9, "call back", "send papers", "meet")} || ' on the '
    || ${draw(10, 28)} || ' at ' || ${draw(11, 60)} || ' about ' || ${one(12, ...matters)} || ', ' || ${one(13, ...answers)})
  || if(drawn <> i, '!', '')`;

const {connection, close} = await logWarehouse(
  {
    activities: `select i::varchar as record_id, 'rep ' || (i // 2 % ${reps}) as rep_id, 'call' as kind, 'prospect ' || i as prospect_id,
      timestamp '2025-01-01' + to_seconds(i * 60) as happened_at, ${written} as written
      from (select i, if(i % 100 = 99 and i >= ${2 * reps}, i - ${2 * reps}, i) as drawn from range(${notes}) as numbers(i))`, // one in a hundred is copied
  },
  {},
  {models: []},
);
const known = modelsOf();
const twins = known.find(({qualifiedName}) => qualifiedName === "staging.note_twins")!;

const took = await timesOf(
  {
    "plain scan": () =>
      connection.runAndReadAll(
        "select rep_id, count(*), count(distinct wording_of(note)), avg(length(note)) from landed.activities group by all",
      ),
    "notes worded nearly alike": async () => {
      await connection.run("drop table if exists staging.note_twins");
      await buildModel(connection, twins, known);
    },
  },
  runs,
);
const [counted] = await rowsOf(
  connection,
  "select count(*)::integer as notes, (count(*) filter (twin_count > 0))::integer as alike, count(distinct wording_number)::integer as groups from staging.note_twins",
);
console.info(
  `${counted!["notes"]} notes of ${reps} consultants, ${counted!["alike"]} of them worded like another in ${counted!["groups"]} groups; medians of ${runs} runs`,
);
tellBesideScan(took);
console.info(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
close();
