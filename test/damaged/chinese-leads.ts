import {randomOf} from "../../data/generator/random.ts";
import type {Source} from "./source.ts";

const two = (number: number) => String(number).padStart(2, "0");

/** A lead list as a Chinese CRM exports it: telephone numbers, budgets with separators, dates, notes of several lines. */
export function chineseLeads(): Source {
  const random = randomOf("damaged", "leads");
  const notes = [
    "",
    "客户要求下周再联系",
    "已到店试驾，对空间满意",
    "预算有限, 想等活动, 月底再谈",
    '客户说"再考虑一下"',
    "第一次电话未接\n第二次约到店",
    '喜欢"星辰"内饰, 嫌贵\n等置换补贴',
    "微信已加; 发了报价单",
    "Wants a test drive, then decides",
  ];
  const rows = Array.from({length: 72}, (_, index): string[] => {
    const day = random.between(1, 29);
    const amount = Math.round(random.between(60, 420)) * 1000 + Math.round(random.between(0, 99)) * 10;
    return [
      `L2024${String(index + 1).padStart(5, "0")}`,
      random.pick(["张", "李", "王", "赵", "陈", "欧阳", "周"]) + random.pick(["女士", "先生", "某", "老师"]),
      `1380000${String(1000 + index * 37)}`,
      random.pick(["懂车之家", "展厅自然到店", "老客户转介绍", "短视频", "搜索推广", ""]),
      random.pick(["华东", "华南", "华北", "西南"]),
      random.pick(["星辰 EV", "远山 SUV", "小满", "远山 SUV 七座版"]),
      index % 3 === 0 ? amount.toLocaleString("en-US", {minimumFractionDigits: 2}) : amount.toFixed(2),
      `2024-${two(1 + (index % 9))}-${two(Math.floor(day))} ${two(8 + (index % 11))}:${two((index * 7) % 60)}:${two((index * 13) % 60)}`,
      index % 7 === 0 ? "" : `2024/${2 + (index % 9)}/${Math.floor(day)}`,
      String(Math.floor(random.between(0, 9))),
      random.pick(["待跟进", "已到店", "已报价", "战败", "成交"]),
      notes[index === 0 ? 1 : index % notes.length]!,
    ];
  });
  return {
    name: "leads",
    header: [
      "线索编号",
      "客户姓名",
      "联系电话",
      "来源渠道",
      "大区",
      "意向车型",
      "预算金额",
      "创建时间",
      "下次跟进",
      "跟进次数",
      "状态",
      "备注",
    ],
    groups: ["客户信息", "", "", "线索信息", "", "", "", "", "跟进情况", "", "", ""],
    units: ["", "", "", "", "", "", "元", "", "", "次", "", ""],
    rows,
    amounts: [6, 9],
    totals: ["合计", "总计"],
    title: "2024年线索明细表",
    remarks: [
      "导出人：系统管理员",
      "导出时间：2024-10-08 09:30:00",
      "数据范围：全部大区, 全部门店",
      "说明：金额含税, 电话已核对",
      "仅供内部使用",
    ],
  };
}
