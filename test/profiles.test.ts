import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, describe, expect, it} from "vitest";
import {type Reading, readingOf} from "../pipeline/land/reading.ts";
import {builtInSystems, type Profile, profileOf} from "../pipeline/profile.ts";

const scratch = mkdtempSync(join(tmpdir(), "headwater-profiles-"));
afterAll(() => rmSync(scratch, {recursive: true}));

/** A file as its system writes it, cut down to a few columns, and what it is to be read as: our column → its header. */
type Export = {
  system: string;
  file: string;
  header: string;
  row: string;
  entity: string;
  columns: Record<string, string>;
  hidden?: string[];
};

const crmExports: Export[] = [
  {
    system: "salesforce",
    file: "Lead.csv",
    header: "Id,IsDeleted,LastName,MobilePhone,LeadSource,Status,OwnerId,ConvertedOpportunityId,CreatedDate",
    row: "00Q01,0,Example,,Web,Closed - Not Converted,00501,000000000000000AAA,2024-03-05 09:05:00",
    entity: "leads",
    columns: {lead_id: "Id", opportunity_id: "ConvertedOpportunityId", created_at: "CreatedDate", stage: "Status"},
  },
  {
    system: "salesforce",
    file: "extract.csv",
    header:
      "Id,IsDeleted,AccountId,StageName,Amount,CloseDate,IsClosed,IsWon,CurrencyIsoCode,OwnerId,LastStageChangeDate",
    row: "00601,0,00101,Closed Won,12000.0,2024-06-30,1,1,USD,00501,2024-06-28 16:00:00",
    entity: "opportunities",
    columns: {
      stage: "StageName",
      ended_at: "LastStageChangeDate",
      expected_close_on: "CloseDate",
      currency: "CurrencyIsoCode",
    },
  },
  {
    system: "salesforce",
    file: "OpportunityHistory.csv",
    header: "Id,OpportunityId,CreatedById,CreatedDate,StageName,Amount,IsDeleted",
    row: "00801,00601,00501,2024-04-02 08:00:00,Qualification,12000.0,0",
    entity: "stage_changes",
    columns: {opportunity_id: "OpportunityId", changed_at: "CreatedDate", stage: "StageName", rep_id: "CreatedById"},
  },
  {
    system: "salesforce",
    file: "sf_opportunity_history_data.csv",
    header: "_fivetran_start,_fivetran_end,id,account_id,amount,created_date,stage_name,owner_id",
    row: "2024-04-02 08:00:00,2024-05-01 08:00:00,00601,00101,12000,2024-03-05 09:05:00,Qualification,00501",
    entity: "stage_changes",
    columns: {opportunity_id: "id", changed_at: "_fivetran_start", stage: "stage_name"},
  },
  {
    system: "salesforce",
    file: "Task.csv",
    header: "Id,WhoId,WhatId,Subject,ActivityDate,Status,OwnerId,Type,CallDurationInSeconds,CallType,CompletedDateTime",
    row: "00T01,00Q01,00601,Call,2024-03-06,Completed,00501,Call,180,Outbound,2024-03-06 10:00:00",
    entity: "activities",
    columns: {opportunity_id: "WhatId", lead_id: "WhoId", happened_at: "CompletedDateTime", direction: "CallType"},
  },
  {
    system: "salesforce",
    file: "CampaignMember.csv",
    header: "Id,IsDeleted,CampaignId,LeadId,ContactId,Status,HasResponded,CreatedDate,FirstRespondedDate",
    row: "00v01,0,70101,00Q01,000000000000000AAA,Sent,0,2024-03-04 12:00:00,",
    entity: "touches",
    columns: {touch_id: "Id", lead_id: "LeadId", touched_at: "CreatedDate", campaign: "CampaignId"},
  },
  {
    system: "salesforce",
    file: "Campaign.csv",
    header: "Id,IsDeleted,Name,Type,Status,StartDate,EndDate,CurrencyIsoCode,BudgetedCost,ActualCost",
    row: "70101,0,Spring fair,Trade Show,Completed,2024-03-01,2024-03-03,USD,5000,4200",
    entity: "spend",
    columns: {spend_on: "StartDate", lead_source: "Type", campaign: "Id", amount: "ActualCost"},
  },
  {
    system: "salesforce",
    file: "User.csv",
    header: "Id,Username,FirstName,LastName,Division,Department,Email",
    row: "00501,rep@example.com,A,Example,North,Fleet,rep@example.com",
    entity: "reps",
    columns: {rep_id: "Id", department: "Department"},
  },
  {
    system: "hubspot",
    file: "hubspot-crm-exports-all-deals-2024-07-01.csv",
    header: "Record ID,Deal Name,Amount,Deal Stage,Close Date,Deal Owner,Company Name,Pipeline,Create Date",
    row: "9001,Example deal,12000,Closed won,2024-06-28 16:00,A Example,Example Ltd,Sales,2024-03-05 09:05",
    entity: "opportunities",
    columns: {opportunity_id: "Record ID", rep_id: "Deal Owner", stage: "Deal Stage", expected_close_on: "Close Date"},
    hidden: ["rep_id"],
  },
  {
    system: "hubspot",
    file: "export.csv",
    header:
      "Record ID,Deal Name,Deal Stage,Amount,Deal owner,Associated Contact IDs,Lead source,Date entered current stage",
    row: "9001,Example deal,closedlost,12000,A Example,501,Web,2024-06-28 16:00",
    entity: "opportunities",
    columns: {
      lead_id: "Associated Contact IDs",
      lead_source: "Lead source",
      ended_at: "Date entered current stage",
      rep_id: "Deal owner",
    },
    hidden: ["rep_id"],
  },
  {
    system: "hubspot",
    file: "deal_stage_data.csv",
    header: "_fivetran_start,deal_id,_fivetran_active,_fivetran_end,date_entered,source,source_id,value",
    row: "2024-03-05 09:05:00,9001,true,,2024-03-05 09:05:00,CRM_UI,,appointmentscheduled",
    entity: "stage_changes",
    columns: {opportunity_id: "deal_id", changed_at: "date_entered", stage: "value"},
  },
  {
    system: "hubspot",
    file: "hubspot-crm-exports-all-contacts-2024-07-01.csv",
    header: "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Create Date",
    row: "501,A,Example,a@example.com,,A Example,2024-03-01 08:00",
    entity: "leads",
    columns: {lead_id: "Record ID", created_at: "Create Date", email: "Email"},
    hidden: ["rep_id"],
  },
  {
    system: "pipedrive",
    file: "deals-1.csv",
    header:
      "Deal - ID,Deal - Title,Deal - Value,Deal - Currency,Deal - Stage,Deal - Status,Deal - Owner,Deal - Deal created,Deal - Won time",
    row: "11,Example deal,12000,EUR,Proposal,Won,A Example,2024-03-05 09:05:00,2024-06-28 16:00:00",
    entity: "opportunities",
    columns: {
      opportunity_id: "Deal - ID",
      created_at: "Deal - Deal created",
      outcome: "Deal - Status",
      ended_at: "Deal - Won time",
    },
    hidden: ["rep_id"],
  },
  {
    system: "pipedrive",
    file: "from-the-api.csv",
    header: "id,owner_id,org_id,stage_id,value,currency,add_time,is_deleted,status,lost_reason,close_time,won_time",
    row: "11,7,3,2,12000,EUR,2024-03-05T09:05:00Z,false,lost,Price,2024-06-28T16:00:00Z,",
    entity: "opportunities",
    columns: {opportunity_id: "id", customer_id: "org_id", ended_at: "close_time", reason: "lost_reason"},
    hidden: ["rep_id"],
  },
  {
    system: "pipedrive",
    file: "activities-1.csv",
    header: "id,owner_id,deal_id,lead_id,type,due_date,duration,add_time,marked_as_done_time,done,note",
    row: "77,7,11,,call,2024-03-06,00:10,2024-03-05T10:00:00Z,2024-03-06T10:00:00Z,true,",
    entity: "activities",
    columns: {activity_id: "id", opportunity_id: "deal_id", kind: "type", happened_at: "marked_as_done_time"},
    hidden: ["rep_id"],
  },
  {
    system: "zoho",
    file: "Leads.csv",
    header: "LEADID,Last Name,Company,Lead Owner,Email,Mobile,Lead Source,Lead Status,Created Time,CONVERTED",
    row: "501,Example,Example Ltd,A Example,,,Trade Show,Junk Lead,2024-03-05 09:05:00,false",
    entity: "leads",
    columns: {lead_id: "LEADID", created_at: "Created Time", stage: "Lead Status"},
    hidden: ["rep_id"],
  },
  {
    system: "zoho",
    file: "extract.csv",
    header:
      "POTENTIALID,Potential Name,Potential Owner,Created Time,Closing Date,Amount,Stage,Lead Source,LEADID,Campaign Id",
    row: "901,Example deal,A Example,2024-03-05 09:05:00,2024-06-30,12000,Closed Won,Trade Show,501,701",
    entity: "opportunities",
    columns: {opportunity_id: "POTENTIALID", lead_id: "LEADID", stage: "Stage", expected_close_on: "Closing Date"},
    hidden: ["rep_id"],
  },
  {
    system: "zoho",
    file: "Calls.csv",
    header: "TASKID,Call Start Time,Call Duration (in seconds),Call Owner,Call Type,Created Time,POTENTIALID,LEADID",
    row: "301,2024-03-06 10:00:00,180,A Example,Outbound,2024-03-06 10:05:00,901,501",
    entity: "activities",
    columns: {
      happened_at: "Call Start Time",
      recorded_at: "Created Time",
      duration_seconds: "Call Duration (in seconds)",
    },
    hidden: ["rep_id"],
  },
  {
    system: "zoho",
    file: "Campaigns.csv",
    header: "CAMPAIGNID,Campaign Name,Type,Status,Created Time,Start Date,End Date,Budgeted Cost,Actual Cost",
    row: "701,Spring fair,Trade Show,Complete,2024-02-01 09:00:00,2024-03-01,2024-03-03,5000,4200",
    entity: "spend",
    columns: {spend_on: "Start Date", campaign: "CAMPAIGNID", amount: "Actual Cost"},
  },
  {
    system: "dynamics",
    file: "My Open Opportunities.csv",
    header:
      "(Do Not Modify) Opportunity,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Topic,Pipeline Phase,Status,Status Reason,Created On",
    row: "e0e0e0e0-0000-4000-8000-000000000001,x,2024-06-28 16:00,Example deal,3-Propose,Lost,Out-Sold,2024-03-05 09:05",
    entity: "opportunities",
    columns: {
      opportunity_id: "(Do Not Modify) Opportunity",
      stage: "Pipeline Phase",
      outcome: "Status",
      reason: "Status Reason",
    },
  },
  {
    system: "dynamics",
    file: "report.csv",
    header: "created on,owner,lead source,opportunity id,lead id,actual revenue,actual close date,status reason",
    row: "2024-03-05,A Example,Web,O-1,L-1,12000,2024-06-28,Won",
    entity: "opportunities",
    columns: {created_at: "created on", lead_id: "lead id", amount: "actual revenue", outcome: "status reason"},
    hidden: ["rep_id"],
  },
  {
    system: "odoo",
    file: "crm.lead.csv",
    header:
      "id,user_id,team_id,active,stage_id,expected_revenue,date_open,date_closed,lost_reason_id,source_id,campaign_id",
    row: "__export__.crm_lead_11,A Example,Fleet,False,Proposition,12000,2024-03-05 09:05:00,2024-06-28 16:00:00,Price,Search engine,",
    entity: "opportunities",
    columns: {outcome: "active", created_at: "date_open", ended_at: "date_closed", lead_source: "source_id"},
    hidden: ["rep_id"],
  },
  {
    system: "odoo",
    file: "export.csv",
    header: "ID,Salesperson,Sales Team,Stage,Expected Revenue,Currency,Assignment Date,Expected Closing,Lost Reason",
    row: "11,A Example,Fleet,Won,12000,EUR,2024-03-05 09:05:00,2024-06-30,",
    entity: "opportunities",
    columns: {opportunity_id: "ID", department: "Sales Team", amount: "Expected Revenue", currency: "Currency"},
    hidden: ["rep_id"],
  },
  {
    system: "espocrm",
    file: "Lead.csv",
    header: "id,name,status,source,emailAddress,phoneNumber,createdAt,assignedUser,campaign",
    row: "64a1,A Example,Recycled,Web Site,,,2024-03-05 09:05:00,B Example,",
    entity: "leads",
    columns: {lead_id: "id", lead_source: "source", stage: "status", created_at: "createdAt"},
    hidden: ["rep_id"],
  },
  {
    system: "espocrm",
    file: "商机.csv",
    header: "ID,名称,阶段,项目预算,金额货币,客户来源,关闭日期,营销活动",
    row: "64b1,示例商机,赢得并结束,120000,CNY,网站,2024-06-30,",
    entity: "opportunities",
    columns: {opportunity_id: "ID", stage: "阶段", amount: "项目预算", currency: "金额货币", lead_source: "客户来源"},
  },
  {
    system: "suitecrm",
    file: "leads.csv",
    header: "id,date_entered,deleted,lead_source,status,account_id,opportunity_id,campaign_id",
    row: "l-1,2024-03-05 09:05:00,0,Web Site,Converted,a-1,o-1,c-1",
    entity: "leads",
    columns: {lead_id: "id", opportunity_id: "opportunity_id", created_at: "date_entered", campaign: "campaign_id"},
  },
  {
    system: "suitecrm",
    file: "opportunities.csv",
    header: "id,date_entered,lead_source,amount,amount_usdollar,currency_id,date_closed,sales_stage,account_id",
    row: "o-1,2024-03-05 09:05:00,Web Site,11000,12000,c-2,2024-06-30,Closed Won,a-1",
    entity: "opportunities",
    columns: {amount: "amount_usdollar", stage: "sales_stage", expected_close_on: "date_closed"},
  },
  {
    system: "suitecrm",
    file: "campaign_log.csv",
    header: "id,campaign_id,target_id,target_type,activity_type,activity_date",
    row: "t-1,c-1,l-1,Leads,viewed,2024-03-04 12:00:00",
    entity: "touches",
    columns: {touch_id: "id", lead_id: "target_id", touched_at: "activity_date", kind: "activity_type"},
  },
  {
    system: "suitecrm",
    file: "campaigns.csv",
    header: "id,name,start_date,end_date,status,campaign_type,budget,actual_cost",
    row: "c-1,Spring fair,2024-03-01,2024-03-03,Complete,Email,5000,4200",
    entity: "spend",
    columns: {spend_on: "start_date", lead_source: "campaign_type", campaign: "name", amount: "actual_cost"},
  },
  {
    system: "frappe",
    file: "crm_lead.csv",
    header: "name,lead_name,lead_owner,status,source,territory,mobile_no,lost_reason,sla_creation",
    row: "CRM-LEAD-2024-00001,A Example,rep@example.com,Junk,Web,North,,,2024-03-05 09:05:00",
    entity: "leads",
    columns: {lead_id: "name", created_at: "sla_creation", region: "territory", person_name: "lead_name"},
    hidden: ["rep_id"],
  },
  {
    system: "frappe",
    file: "CRM Deal.csv",
    header:
      "name,lead,deal_owner,status,source,deal_value,currency,lost_reason,expected_closure_date,closed_date,sla_creation",
    row: "CRM-DEAL-2024-00001,CRM-LEAD-2024-00001,rep@example.com,Won,Web,12000,EUR,,2024-06-30,2024-06-28,2024-03-06 09:05:00",
    entity: "opportunities",
    columns: {lead_id: "lead", stage: "status", ended_at: "closed_date", amount: "deal_value"},
    hidden: ["rep_id"],
  },
  {
    system: "frappe",
    file: "crm_status_change_log.csv",
    header: "parent,from,from_date,duration,to,to_date,log_owner",
    row: "CRM-DEAL-2024-00001,Qualification,2024-03-06 09:05:00,86400,Negotiation,2024-03-07 09:05:00,rep@example.com",
    entity: "stage_changes",
    columns: {opportunity_id: "parent", changed_at: "from_date", stage: "from"},
  },
  {
    system: "frappe",
    file: "crm_call_log.csv",
    header: "id,status,start_time,type,duration,end_time,note,reference_doctype,reference_docname",
    row: "call-1,Completed,2024-03-06 10:00:00,Outgoing,180,2024-03-06 10:03:00,,CRM Lead,CRM-LEAD-2024-00001",
    entity: "activities",
    columns: {lead_id: "reference_docname", opportunity_id: "reference_docname", happened_at: "start_time"},
  },
  {
    system: "wukong",
    file: "72crm_crm_business.csv",
    header: "business_id,type_id,status_id,customer_id,deal_date,money,owner_user_id,create_time,is_end",
    row: "11,1,3,5,2024-06-30 00:00:00,120000.00,7,2024-03-05 09:05:00,1",
    entity: "opportunities",
    columns: {outcome: "is_end", stage: "status_id", amount: "money", expected_close_on: "deal_date"},
  },
  {
    system: "wukong",
    file: "export.csv",
    header: "change_id,business_id,status_id,create_time,create_user_id",
    row: "1,11,2,2024-03-08 10:00:00,7",
    entity: "stage_changes",
    columns: {opportunity_id: "business_id", changed_at: "create_time", stage: "status_id", rep_id: "create_user_id"},
  },
  {
    system: "wukong",
    file: "72crm_admin_record.csv",
    header: "record_id,types,types_id,content,category,next_time,business_ids,create_time,create_user_id",
    row: '21,crm_business,11,示例,打电话,2024-03-12 00:00:00,"11,12",2024-03-08 10:00:00,7',
    entity: "activities",
    columns: {activity_id: "record_id", kind: "category", happened_at: "create_time", next_contact_on: "next_time"},
  },
  {
    system: "wukong",
    file: "合同导出.csv",
    header: "合同编号,合同名称,客户名称,商机名称,下单时间,合同金额",
    row: "HT001,示例合同,示例客户,示例商机,2024-06-28,120000",
    entity: "orders",
    columns: {order_id: "合同编号", ordered_at: "下单时间", amount: "合同金额"},
  },
  {
    system: "neocrm",
    file: "线索.csv",
    header: "id,销售线索所有人,跟进状态,手机,线索来源,市场活动,创建日期,所属部门",
    row: "801,示例员工,已跟进,,官网,,2024-03-05 09:05,华东",
    entity: "leads",
    columns: {lead_id: "id", created_at: "创建日期", stage: "跟进状态", department: "所属部门"},
    hidden: ["rep_id"],
  },
  {
    system: "neocrm",
    file: "from-the-api.csv",
    header: "id,ownerId,accountId,money,saleStageId,reason,closeDate,sourceId,stageUpdatedAt,createdAt,leadId",
    row: "901,7,5,120000,3,,1719619200000,2,1719590400000,1709600700000,801",
    entity: "opportunities",
    columns: {
      lead_id: "leadId",
      stage: "saleStageId",
      ended_at: "stageUpdatedAt",
      expected_close_on: "closeDate",
    },
    hidden: ["rep_id"],
  },
  {
    system: "neocrm",
    file: "活动记录.csv",
    header: "id,活动记录内容,发布人,发布时间,活动时间,活动记录类型,下次通话时间",
    row: "701,示例,示例员工,2024-03-06 18:00,2024-03-06 10:00,电话,2024-03-13 10:00",
    entity: "activities",
    columns: {happened_at: "活动时间", recorded_at: "发布时间", kind: "活动记录类型", next_contact_on: "下次通话时间"},
    hidden: ["rep_id"],
  },
  {
    system: "fxiaoke",
    file: "商机2.0.csv",
    header: "商机 ID,商机名称,销售阶段,商机状态,商机金额,预计结单日期,商机备注",
    row: "5f01,示例商机,方案报价,赢单,120000,2024-06-30,",
    entity: "opportunities",
    columns: {opportunity_id: "商机 ID", stage: "销售阶段", outcome: "商机状态", amount: "商机金额"},
  },
  {
    system: "fxiaoke",
    file: "ActiveRecordObj.csv",
    header: "_id,owner,interactive_types,active_record_content,create_time",
    row: "5f02,1001,电话,示例,2024-03-06 10:00",
    entity: "activities",
    columns: {activity_id: "_id", kind: "interactive_types", happened_at: "create_time"},
    hidden: ["rep_id"],
  },
];

const dealerExports: Export[] = [
  {
    system: "dcrm",
    file: "线索表.csv",
    header:
      "线索编号,商机id,经销商名称,大区,客户姓名,客户电话,来源渠道,意向车型,战败时间,商机创建时间,线索创建时间,线索状态",
    row: "XS001,SJ001,示例店,华东,示例客户,,汽车之家,示例车,,2024-03-05 10:00:00,2024-03-05 09:05:00,跟进中",
    entity: "leads",
    columns: {lead_id: "线索编号", opportunity_id: "商机id", created_at: "线索创建时间", department: "经销商名称"},
  },
  {
    system: "dcrm",
    file: "extract.csv",
    header:
      "商机id,经销商名称,大区,商机创建时间,潜客id_SMM,潜客姓名,来源渠道,潜客状态,意向车型,建档时间,首次试驾时间,战败时间",
    row: "SJ001,示例店,华东,2024-03-05 10:00:00,QK001,示例客户,汽车之家,战败,示例车,2024-03-05,,2024-05-01 12:00:00",
    entity: "opportunities",
    columns: {opportunity_id: "商机id", created_at: "商机创建时间", stage: "潜客状态", ended_at: "战败时间"},
  },
  {
    system: "dealer_sheets",
    file: "DCC登记表 导入模板.csv",
    header: "创建时间,回访时间,客户电话,客户姓名,性别,备注,意向车型,级别,客户来源,到店时间,销售顾问,客户区域,分期意向",
    row: "2024-03-05,,示例号码,示例客户,女,,示例车,B,易车,,示例顾问,,否",
    entity: "leads",
    columns: {lead_id: "客户电话", phone: "客户电话", created_at: "创建时间", lead_source: "客户来源"},
    hidden: ["lead_id", "rep_id"],
  },
  {
    system: "dealer_sheets",
    file: "三月.csv",
    header: "日期,客户姓名,陪同人数,客户电话,备注,意向车型,级别,进店时间,客户来源,几次来店,是否试驾,离店时间,销售顾问",
    row: "2024-03-09,示例客户,1,示例号码,,示例车,A,10:20,自然进店,1,是,11:40,示例顾问",
    entity: "activities",
    columns: {lead_id: "客户电话", happened_at: "日期", rep_id: "销售顾问"},
    hidden: ["lead_id", "rep_id"],
  },
  {
    system: "feiyu",
    file: "leads.csv",
    header: "clue_id,ad_name,create_time_detail,name,telephone,app_name,clue_state_name,clue_owner_name,store",
    row: "7001,示例计划,2024-03-05 09:05:00,示例客户,,抖音,无效,示例顾问,示例店",
    entity: "leads",
    columns: {
      lead_id: "clue_id",
      created_at: "create_time_detail",
      lead_source: "app_name",
      outcome: "clue_state_name",
    },
    hidden: ["rep_id"],
  },
  {
    system: "ocean_engine_local",
    file: "leads.csv",
    header: "clue_id,promotion_name,create_time_detail,modify_time,name,flow_type,effective_state,clue_owner_name",
    row: "8001,示例广告,2024-03-05 09:05:00,2024-03-06 10:00:00,示例客户,AD,204,示例顾问",
    entity: "leads",
    columns: {lead_id: "clue_id", campaign: "promotion_name", outcome: "effective_state"},
    hidden: ["rep_id"],
  },
];

const spendExports: Export[] = [
  {
    system: "google_ads",
    file: "Campaign report.csv",
    header: "Day,Campaign,Currency code,Impr.,Clicks,Cost,Conversions",
    row: '2024-03-05,Spring,USD,"1,200",30,45.60,2.00',
    entity: "spend",
    columns: {spend_on: "Day", amount: "Cost", currency: "Currency code", reported_lead_count: "Conversions"},
  },
  {
    system: "meta_ads",
    file: "Campaigns.csv",
    header:
      "Account ID,Account name,Currency,Campaign ID,Campaign name,Reporting starts,Reporting ends,Amount spent,Impressions,Results",
    row: "1,Example,USD,2,Spring,2024-03-05,2024-03-05,45.60,1200,2",
    entity: "spend",
    columns: {spend_on: "Reporting starts", account: "Account name", amount: "Amount spent", currency: "Currency"},
  },
  {
    system: "meta_ads",
    file: "facebook_ads_basic_ad_data.csv",
    header: "ad_id,date,account_id,impressions,inline_link_clicks,spend",
    row: "3,2024-03-05,1,1200,30,45.60",
    entity: "spend",
    columns: {spend_on: "date", amount: "spend", click_count: "inline_link_clicks"},
  },
  {
    system: "linkedin_ads",
    file: "campaign_performance.csv",
    header: "Start Date (in UTC),Account Name,Campaign Name,Total Spent,Impressions,Clicks",
    row: "2024-03-05,Example,Spring,45.60,1200,30",
    entity: "spend",
    columns: {spend_on: "Start Date (in UTC)", campaign: "Campaign Name", amount: "Total Spent"},
  },
  {
    system: "linkedin_ads",
    file: "linkedin_ad_analytics_by_campaign_data.csv",
    header: "campaign_id,day,clicks,cost_in_local_currency,cost_in_usd,impressions,one_click_leads",
    row: "2,2024-03-05,30,320.10,45.60,1200,2",
    entity: "spend",
    columns: {spend_on: "day", amount: "cost_in_local_currency", reported_lead_count: "one_click_leads"},
  },
  {
    system: "microsoft_ads",
    file: "report.tsv",
    header: "Gregorian date\tAccount name\tCampaign name\tImpressions\tClicks\tSpend\tConversions",
    row: "3/5/2024\tExample\tSpring\t1200\t30\t45.60\t2",
    entity: "spend",
    columns: {spend_on: "Gregorian date", account: "Account name", amount: "Spend"},
  },
  {
    system: "tiktok_ads",
    file: "tiktok_campaign_report_hourly_data.csv",
    header: "CAMPAIGN_ID,STAT_TIME_HOUR,IMPRESSIONS,CONVERSION,CLICKS,SPEND",
    row: "2,2024-03-05 14:00:00,1200,2,30,45.60",
    entity: "spend",
    columns: {spend_on: "STAT_TIME_HOUR", campaign: "CAMPAIGN_ID", amount: "SPEND"},
  },
  {
    system: "xiaohongshu",
    file: "账户-投放数据.csv",
    header: "时间,消费,展现量,点击量,点击率,多转化人数（添加企微成功+私信留资）",
    row: "2024-03-05,456.00,1200,30,2.5%,2",
    entity: "spend",
    columns: {spend_on: "时间", amount: "消费", reported_lead_count: "多转化人数（添加企微成功+私信留资）"},
  },
  {
    system: "kuaishou",
    file: "报表.csv",
    header: "广告主ID,数据日期,花费(元),封面曝光数,封面点击数,落地页数据-表单提交数",
    row: "1,2024-03-05,456.00,1200,30,2",
    entity: "spend",
    columns: {spend_on: "数据日期", amount: "花费(元)", reported_lead_count: "落地页数据-表单提交数"},
  },
  {
    system: "uc_ads",
    file: "报表.csv",
    header: "日期,账户ID,账户,推广组,展现数,点击数,消费,转化数（点击时间）",
    row: "2024-03-05,1,示例账户,示例推广组,1200,30,456.00,2",
    entity: "spend",
    columns: {spend_on: "日期", account: "账户", campaign: "推广组", amount: "消费"},
  },
  {
    system: "vivo_ads",
    file: "报表.csv",
    header: "reportDate,advertiserId,showCount,clickCount,spent,formsubmitCount",
    row: "2024-03-05,1,1200,30,456.00,2",
    entity: "spend",
    columns: {spend_on: "reportDate", amount: "spent", reported_lead_count: "formsubmitCount"},
  },
];

/** Objects that no profile reads, by a few of the headers that they share with one that it does. */
const otherObjects: [system: string, object: string, header: string][] = [
  [
    "salesforce",
    "Account",
    "Id,IsDeleted,Name,Type,Phone,Description,Industry,OwnerId,CreatedDate,AccountSource,Product__c,Region__c",
  ],
  [
    "salesforce",
    "Contact",
    "Id,IsDeleted,AccountId,LastName,Phone,MobilePhone,Email,LeadSource,Description,OwnerId,CreatedDate,Region__c",
  ],
  [
    "salesforce",
    "Event",
    "Id,WhoId,WhatId,Subject,ActivityDateTime,Description,AccountId,OwnerId,CurrencyIsoCode,Type,IsDeleted,CreatedDate",
  ],
  ["salesforce", "CampaignInfluence", "Id,IsDeleted,Name,CurrencyIsoCode,CreatedDate,OpportunityId,CampaignId,Weight"],
  ["salesforce", "OpportunityContactRole", "Id,OpportunityId,ContactId,Role,CreatedDate,CreatedById,IsDeleted"],
  [
    "salesforce",
    "sf_contact_data",
    "id,account_id,name,email,phone,lead_source,owner_id,is_deleted,created_date,region_c",
  ],
  [
    "salesforce",
    "sf_event_data",
    "id,who_id,what_id,subject,type,description,account_id,owner_id,is_deleted,created_date",
  ],
  [
    "salesforce",
    "sf_opportunity_history_data",
    "_fivetran_start,_fivetran_end,id,account_id,amount,campaign_id,created_date,lead_source,owner_id,stage_name",
  ],
  ["hubspot", "engagement_deal", "deal_id,engagement_id,engagement_type,type_id,_fivetran_synced,category"],
  ["hubspot", "deal_property_history", "deal_id,timestamp,_fivetran_synced,source,name,source_id,value"],
  ["hubspot", "companies", "Record ID,Company name,Website URL,Company owner,Create Date,Phone Number,Lead source"],
  ["pipedrive", "stages", "id,order_nr,name,is_deleted,deal_probability,pipeline_id,add_time,update_time"],
  ["pipedrive", "pipelines", "id,name,order_nr,is_deleted,is_deal_probability_enabled,add_time,update_time,selected"],
  ["pipedrive", "dealflow", "id,item_id,user_id,field_key,old_value,new_value,log_time,change_source"],
  ["pipedrive", "leads", "Lead - Title,Contact person,Organization,Lead - Owner,Lead - Pipedrive System ID"],
  [
    "zoho",
    "Events",
    "EVENTID,Event Owner,Subject,Start DateTime,End DateTime,Created Time,CONTACTID,ACCOUNTID,POTENTIALID,LEADID",
  ],
  ["zoho", "Contacts", "CONTACTID,Last Name,Contact Owner,Account Id,Email,Lead Source,Mobile,Created Time"],
  ["zoho", "Quotes", "QUOTEID,Subject,Created Time,Quote Owner,Quote Stage,Valid Till,Grand Total"],
  ["dynamics", "phonecall", "activityid,name01,name02"],
  ["espocrm", "Account", "id,name,type,industry,emailAddress,phoneNumber,description,campaign,createdAt,assignedUser"],
  ["espocrm", "Campaign", "id,name,status,type,startDate,endDate,description,budget,createdAt,assignedUser"],
  ["espocrm", "Call", "id,name,status,dateStart,dateEnd,direction,description,parent,createdAt,assignedUser"],
  ["espocrm", "线索 by label", "ID,名称,状态,客户来源,电子邮件,电话,项目预算,营销活动,描述"],
  ["suitecrm", "Calls", "id,name,date_entered,date_start,date_end,status,direction,parent_id,contact_id,deleted"],
  ["frappe", "crm_task", "name,title,priority,start_date,assigned_to,status,due_date,reference_docname"],
  ["frappe", "crm_lost_reason", "name,lost_reason,description"],
  [
    "wukong",
    "72crm_crm_leads",
    "leads_id,leads_name,customer_id,next_time,remark,create_user_id,owner_user_id,create_time",
  ],
  ["wukong", "72crm_crm_business_status", "status_id,type_id,name,rate,order_num"],
  ["wukong", "回款", "回款编号,客户名称,合同编号,回款日期,回款金额,期数,备注"],
  ["fxiaoke", "AccountObj", "_id,name,owner,create_time,is_deleted,deal_status,account_source,last_followed_time"],
  ["dcrm", "订单表", "销售订单ID,销售订单号,经销商名称,大区,订单日期,客户姓名,潜客电话,来源渠道,市场活动名称,车型"],
  ["dealer_sheets", "订单登记", "日期,客户姓名,客户电话,意向车型,销售顾问,备注"],
  [
    "dealer_crm",
    "客户表",
    "潜客编号,商机编号,大区,经销商名称,客户姓名,客户电话,来源渠道,意向车型,销售顾问,创建时间,状态,备注",
  ],
  ["dealer_crm", "试驾记录", "线索编号,商机编号,销售顾问,日期,创建时间,意向级别,车型,备注"],
  ["call_log", "线索表", "线索编号,商机编号,大区,经销商名称,客户电话,来源渠道,意向车型,销售顾问,创建时间,线索状态"],
  ["scrm", "跟进记录", "记录编号,商机编号,线索编号,销售顾问,跟进方式,跟进时间,录入时间,跟进内容"],
  ["hr", "工资表", "工号,姓名,大区,门店,月份,金额"],
  ["hr", "考勤", "工号,日期,项目,备注"],
  ["planning", "销量", "月份,大区,门店,车系,台数"],
];

/** Objects that a profile reads, by a few of their headers, under a name that tells nothing. */
const knownObjects: [system: string, entity: string, header: string][] = [
  ["salesforce", "leads", "Id,IsDeleted,LastName,Company,Email,LeadSource,Status,OwnerId,IsConverted,CreatedDate"],
  ["salesforce", "leads", "id,is_deleted,name,company,email,lead_source,status,owner_id,is_converted,created_date"],
  ["salesforce", "opportunities", "Id,IsDeleted,AccountId,Name,StageName,Amount,CloseDate,IsWon,OwnerId,CreatedDate"],
  [
    "salesforce",
    "stage_changes",
    "Id,OpportunityId,CreatedById,CreatedDate,StageName,Amount,CloseDate,ForecastCategory,CurrencyIsoCode,IsDeleted",
  ],
  ["salesforce", "activities", "Id,WhoId,WhatId,Subject,Status,OwnerId,Type,CallType,CreatedDate,CompletedDateTime"],
  ["salesforce", "activities", "id,who_id,what_id,subject,status,owner_id,call_type,completed_date_time"],
  ["salesforce", "touches", "Id,IsDeleted,CampaignId,LeadId,ContactId,Status,HasResponded,CreatedDate"],
  ["salesforce", "spend", "Id,IsDeleted,Name,Type,Status,StartDate,EndDate,CurrencyIsoCode,BudgetedCost,ActualCost"],
  ["salesforce", "reps", "Id,Username,FirstName,LastName,Department,Email,CreatedDate"],
  ["hubspot", "leads", "Record ID,First Name,Last Name,Email,Contact owner,Create Date"],
  ["hubspot", "opportunities", "Record ID,Deal Name,Deal Stage,Amount,Deal owner,Close Date,Last Activity Date"],
  ["hubspot", "stage_changes", "_fivetran_start,deal_id,_fivetran_end,date_entered,source,source_id,value"],
  [
    "pipedrive",
    "opportunities",
    "Deal - ID,Deal - Value,Deal - Currency,Deal - Stage,Deal - Status,Deal - Owner,Deal - Deal created,Deal - Won time",
  ],
  [
    "pipedrive",
    "activities",
    "Activity - Subject,Activity - Type,Activity - Note,Activity - Marked as done time,Activity - Pipedrive System ID",
  ],
  ["zoho", "leads", "LEADID,Last Name,Lead Owner,Email,Mobile,Lead Source,Lead Status,Created Time"],
  ["zoho", "opportunities", "POTENTIALID,Potential Name,Potential Owner,Created Time,Closing Date,Amount,Stage,LEADID"],
  ["zoho", "activities", "TASKID,Call Start Time,Call Owner,Call Type,Created Time,ACCOUNTID,POTENTIALID,LEADID"],
  ["zoho", "spend", "CAMPAIGNID,Campaign Name,Type,Status,Created Time,Start Date,End Date,Actual Cost"],
  [
    "dynamics",
    "opportunities",
    "created on,owner,lead source,topic,opportunity id,lead id,actual revenue,actual close date,status reason",
  ],
  ["espocrm", "leads", "id,name,status,source,emailAddress,createdAt,assignedUser,createdOpportunity"],
  ["espocrm", "opportunities", "id,name,amount,stage,leadSource,closeDate,createdAt,assignedUser"],
  ["suitecrm", "leads", "id,date_entered,deleted,lead_source,status,account_id,opportunity_id,converted"],
  ["suitecrm", "opportunities", "id,date_entered,lead_source,amount,date_closed,sales_stage,account_id"],
  ["suitecrm", "touches", "id,campaign_id,target_id,target_type,activity_type,activity_date"],
  ["suitecrm", "spend", "id,name,start_date,end_date,status,campaign_type,budget,actual_cost"],
  ["frappe", "leads", "name,lead_name,lead_owner,status,source,territory,lost_reason,sla_creation"],
  ["frappe", "opportunities", "name,lead,lead_name,deal_owner,status,source,territory,deal_value,sla_creation"],
  ["frappe", "stage_changes", "parent,from,from_date,duration,to,to_date,log_owner"],
  ["frappe", "activities", "id,status,start_time,type,duration,end_time,note,reference_docname"],
  ["wukong", "opportunities", "business_id,status_id,customer_id,deal_date,money,owner_user_id,create_time"],
  ["wukong", "stage_changes", "change_id,business_id,status_id,create_time,create_user_id"],
  ["wukong", "activities", "record_id,types,types_id,content,category,next_time,create_time,create_user_id"],
  ["wukong", "orders", "合同编号,合同名称,客户名称,商机名称,下单时间,合同金额"],
  ["neocrm", "leads", "id,销售线索所有人,跟进状态,线索来源,创建日期,所属部门"],
  ["neocrm", "opportunities", "id,销售机会所有人,销售阶段,销售金额,结单日期,机会来源,创建日期,所属部门"],
  ["neocrm", "activities", "id,活动记录内容,发布人,发布时间,活动时间,活动记录类型"],
  ["fxiaoke", "opportunities", "_id,name,owner,sales_stage,sales_status,amount,close_date,create_time"],
  ["fxiaoke", "activities", "_id,owner,interactive_types,active_record_content,create_time"],
  ["dcrm", "leads", "线索编号,商机id,经销商名称,大区,来源渠道,意向车型,战败时间,商机创建时间,线索创建时间,线索状态"],
  ["dcrm", "opportunities", "商机id,经销商名称,大区,商机创建时间,潜客id_SMM,来源渠道,潜客状态,意向车型,建档时间"],
  ["dealer_sheets", "leads", "创建时间,回访时间,客户电话,客户姓名,意向车型,级别,客户来源,到店时间,销售顾问"],
  ["dealer_sheets", "activities", "日期,客户姓名,客户电话,意向车型,级别,进店时间,客户来源方式,离店时间,销售顾问"],
  ["dealer_crm", "leads", "线索编号,商机编号,大区,经销商名称,来源渠道,意向车型,销售顾问,线索创建时间,线索状态"],
  ["dealer_crm", "opportunities", "商机编号,线索编号,来源渠道,销售顾问,创建时间,阶段,状态,预计成交日期,商机金额"],
  ["dealer_crm", "stage_changes", "商机编号,阶段,变更时间,录入时间"],
  ["dealer_crm", "assessments", "商机编号,销售顾问,评级时间,意向级别,紧急程度,购车时间"],
  ["dealer_crm", "orders", "订单编号,商机编号,潜客编号,订单日期,订单金额,经销商名称,来源渠道,意向车型,状态"],
  ["scrm", "touches", "触点编号,线索编号,商机编号,触点时间,触点渠道,触点类型,营销活动"],
  ["call_log", "activities", "记录编号,商机编号,线索编号,销售顾问,跟进方式,跟进时间,录入时间,跟进内容"],
  ["hr", "reps", "工号,大区,门店,入职日期,接待能力"],
  ["hr", "work_reports", "周报日期,工号,项目,数量"],
  ["planning", "targets", "月份,大区,门店,目标台数,目标金额"],
];

const exportsOf = [...crmExports, ...dealerExports, ...spendExports];
const systems = [...new Set(exportsOf.map(({system}) => system))];
const nowhere = join(scratch, "no-workspace");

const spellingsOf = (profile: Profile): string[] =>
  Object.values(profile.entities).flatMap(({columns, known_by}) => [
    ...known_by,
    ...Object.values(columns).flatMap(({from}) => from),
  ]);

async function readingFrom(system: string, file: string, text: string): Promise<Reading> {
  mkdirSync(join(scratch, system), {recursive: true});
  const path = join(scratch, system, file);
  writeFileSync(path, text);
  const shown = `exports/${system}/${file}`;
  return readingOf(
    {system, path, shown},
    {path, shown, format: "text"},
    {profile: profileOf(system, nowhere), given: {}},
  );
}

describe("built-in profiles", () => {
  it.each(builtInSystems())("%s parses and says in a line what it is", (system) => {
    const {about, entities} = profileOf(system, nowhere);
    expect(about).toMatch(/^.{10,120}$/);
    expect(Object.keys(entities)).not.toEqual([]);
  });

  it.each(systems)("%s maps an outcome to nothing but won, lost, disqualified, nurturing and open", (system) => {
    const meanings = Object.values(profileOf(system, nowhere).entities).flatMap(({values}) =>
      Object.values({...values.stage, ...values.outcome}),
    );
    expect(["won", "lost", "disqualified", "nurturing", "open"]).toEqual(expect.arrayContaining(meanings));
  });

  it.each(exportsOf.map((given) => [given.system, given.file, given.entity, given] as const))(
    "%s: %s is read as %s",
    async (system, file, entity, {header, row, columns: pairs, hidden = []}) => {
      const reading = await readingFrom(system, file, `${header}\n${row}\n`);
      expect(reading.entityName).toBe(entity);
      expect(Object.fromEntries(reading.columns.map((mapped) => [mapped.column, mapped.header]))).toMatchObject(pairs);
      const pseudonymous = reading.columns.filter(({isPseudonymous}) => isPseudonymous).map(({column}) => column);
      expect(pseudonymous).toEqual(hidden);
    },
  );

  it.each(otherObjects)("%s: %s is refused under a name that tells nothing", async (system, _object, header) => {
    await expect(readingFrom(system, "export_1.csv", `${header}\n`)).rejects.toThrow("unknown export");
  });

  it.each(knownObjects)("%s: %s are known under a name that tells nothing, by %s", async (system, entity, header) => {
    expect((await readingFrom(system, "export_1.csv", `${header}\n`)).entityName).toBe(entity);
  });
});

describe("headers as seen in real exports", () => {
  const seen = fileURLToPath(new URL("../../shared/headers.md", import.meta.url));
  const words = (): Set<string> => {
    const texts = readFileSync(seen, "utf8").split(/[,;=`"|\n]|: /);
    return new Set(texts.flatMap((text) => [text, text.replace(/\(.*/, "")]).map((text) => text.trim()));
  };

  const isHere = existsSync(seen);
  if (!isHere) console.info("skipped: spellings are not compared, as ../shared/headers.md is not here");

  it.skipIf(!isHere).each(systems)("%s spells every header as it was seen", (system) => {
    const known = words();
    expect(spellingsOf(profileOf(system, nowhere)).filter((spelling) => !known.has(spelling))).toEqual([]);
  });
});
