/** Rows that are none of the list, by what stands first in them. */

/** A row of sums, by what stands first in it. */
export const SUM_ROW =
  /^(?:合计|总计|小计|共计|累计|本页小计|本页合计|全市合计|全市总计)(?:[:：(（\d].*)?$|^(?:合计|总计|小计|共计|共)[:：]?\d+[家人户条个名]?.*$|小计$|合计$/;
/** A row that explains or signs, by what stands first in it. */
export const NOTE_ROW =
  /^(?:(?:说明|备注|注|附注|填表说明|填报说明|填写说明|注意事项|提示)(?:[:：\d一(（]|$)|(?:填表|填报|制表|编制|审核|审批|复核|经办|报送|签发|单位负责人|分管领导|科室负责人|负责人|联系人|联系电话|填表日期|填报日期|制表日期|日期|单位(?:\(盖章\))?|盖章|签字)[^:：]{0,8}[:：]|以下空白|以下无正文|第\d+页|共\d+页|—+$|-+$|\*)/;
/** A row that shows how to fill in the form. */
export const SAMPLE_ROW = /^(?:示例|样例|例|例如|填写示例|举例|范例|\(示例\))(?:[:：\d].*)?$/;
