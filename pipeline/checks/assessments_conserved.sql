-- Every grading is scored or counted with the reason why it is not.
select
  (select count(*) from core.assessments) as assessment_count,
  (select coalesce(sum(assessment_count), 0) from metrics.assessment_ledger) as told_count,
  (select count(*) from metrics.assessments) as scored_count
where assessment_count <> told_count
  or scored_count <> (select coalesce(sum(assessment_count), 0) from metrics.assessment_ledger where left_out = 'none')
