import type {Cell, Sheet} from "./sheet.ts";

const crm = {system: "dealer_crm", encoding: "GB18030", delimiter: ",", newline: "\r\n"} as const;
const log = {system: "call_log", encoding: "UTF-8 with BOM", delimiter: ",", newline: "\r\n"} as const;
const utf8 = {encoding: "UTF-8", delimiter: ",", newline: "\n"} as const;
const spreadsheet = {encoding: "UTF-8 with BOM", delimiter: ",", newline: "\r\n"} as const;

const leads = {
  ...crm,
  holds: "leads of the year, as they stand at the end",
  header: words(
    "线索编号 商机编号 潜客编号 大区 经销商名称 客户姓名 客户电话 来源渠道 市场活动名称",
    "意向车型 销售顾问 线索创建时间 线索状态 战败时间 战败原因",
  ),
};

const contacts = {
  ...log,
  holds: "calls, messages, visits and test drives of the year: when they happened, when they were written down",
  header: words(
    "记录编号 商机编号 线索编号 销售顾问 跟进方式 呼叫方向 是否接通 跟进时间 录入时间 通话时长(秒) 下次联系日期 跟进内容",
  ),
};

const touches = {
  ...log,
  system: "scrm",
  holds:
    "marketing contacts of the year that a tracking system saw: before prospects came, while sales served them, some after the win",
  header: words("触点编号 线索编号 商机编号 触点时间 触点渠道 触点类型 营销活动"),
};

/** The files of the demo: where they lie, how they are written and what their columns are called. */
export const SHEETS = {
  leads2024: {...leads, file: "线索表_2024.csv"},
  leads2025: {...leads, file: "线索表_2025.csv", holds: `${leads.holds}, without those in the register of 2025`},
  register: {
    system: "dealer_crm",
    encoding: "XLSX",
    file: "展厅登记_2025.xlsx",
    holds: "the showrooms' register, a title above its header: leads of the year who walked in",
    title: "听泉汽车集团 展厅客户登记表 2025年",
    moments: ["登记时间", "战败时间"],
    texts: ["联系电话"],
    header: words(
      "线索编号 商机编号 潜客编号 大区 门店 客户姓名 联系电话 来源渠道 市场活动名称",
      "意向车型 销售顾问 登记时间 跟进状态 战败时间 战败原因",
    ),
  },
  opportunities: {
    ...crm,
    file: "商机表.csv",
    holds: "opportunities, as they stand at the end",
    header: words(
      "商机编号 线索编号 潜客编号 大区 经销商名称 来源渠道 意向车型 销售顾问 创建时间 阶段 状态 关闭时间",
      "预计成交日期 商机金额 战败原因",
    ),
  },
  stageChanges: {
    ...crm,
    file: "阶段变更.csv",
    holds: "every entry of an opportunity into a stage or an outcome",
    header: words("商机编号 阶段 变更时间 录入时间"),
  },
  assessments: {
    ...crm,
    file: "评级记录.csv",
    holds: "grades H, A, B, C and five criteria",
    header: words("商机编号 销售顾问 评级时间 意向级别 紧急程度 购车时间 购车周期 决策人 预算"),
  },
  contacts2024: {...contacts, file: "跟进记录_2024.csv"},
  contacts2025: {...contacts, file: "跟进记录_2025.csv"},
  touches2024: {...touches, file: "触点记录_2024.csv"},
  touches2025: {...touches, file: "触点记录_2025.csv"},
  oceanEngine: {
    ...utf8,
    system: "ocean_engine",
    file: "巨量引擎_计划日报.csv",
    holds: "spend on 抖音 by day and campaign",
    header: words("数据起始时间 广告主ID 广告组id 广告组name 展示数 点击数 总花费 表单提交"),
  },
  baidu: {
    ...utf8,
    system: "baidu",
    encoding: "GB18030",
    file: "百度推广_计划报告.csv",
    holds: "spend on 百度 by day and campaign, lines of what it is above the header, a total below the rows",
    above: ["报表名称：推广计划报告", "账户：bd-听泉汽车", "时间范围：2024-01-01 至 2025-12-31", ""],
    totals: {展现: 0, 点击: 0, 消费: 2, 表单数: 0},
    header: words("日期 账户名 计划ID 计划名 展现 点击 消费 表单数"),
  },
  tencentAds: {
    ...utf8,
    system: "tencent_ads",
    delimiter: "\t",
    file: "腾讯广告_日报.csv",
    holds: "spend on 微信朋友圈 by day and campaign, separated by tabs",
    header: words("日期 账户ID 推广计划 曝光 点击量 消费 表单预约量"),
  },
  portalFees: {
    ...spreadsheet,
    system: "portal_fees",
    encoding: "UTF-16 LE with BOM",
    delimiter: "\t",
    file: "垂媒会员费.txt",
    holds: "monthly fees of the three portals by store, saved by a spreadsheet as Unicode text, separated by tabs",
    header: words("月份 平台 大区 经销商名称 费用金额"),
  },
  staff: {
    ...utf8,
    system: "hr",
    file: "销售顾问名册.csv",
    holds: "sales consultants",
    header: words("工号 大区 门店 入职日期 接待能力"),
  },
  workReports: {
    ...utf8,
    system: "hr",
    file: "工作周报.csv",
    holds: "what the consultants claim week by week, since 2025; a kind of which nothing is claimed has no row",
    header: words("周报日期 工号 项目 数量"),
  },
  targets: {
    ...spreadsheet,
    system: "planning",
    file: "月度目标.csv",
    holds: "monthly targets by store, saved again by a spreadsheet that puts the day first, as headwater.yaml says",
    header: words("月份 大区 门店 目标台数 目标金额"),
  },
} as const satisfies Record<string, Sheet>;

export type SheetName = keyof typeof SHEETS;

/** A row and the sheet that it belongs to. */
export type Row = {sheet: SheetName; cells: Cell[]};

function words(...lines: string[]): string[] {
  return lines.join(" ").split(" ");
}
