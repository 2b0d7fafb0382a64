import { foldText } from './fold-text'

const TOTAL = /^(?:[\p{Script=Han}]{0,12})?(?:合计|总计|小计|共计)(?:[:：(].*|[\d.]+[个项户处].*)?$/u
const AMONG = /^(?:其中|其中:.*|#?其中[:：(].*)$/
const NOTE =
  /^(?:注|备注|说明|填表说明|填报说明|注释)[\d一二三]?[:：、.]|^(?:填表人|填报人|制表人?|审核人?|审批人|单位负责人|分管领导签字|负责人签字|联系电话|填报单位|填报日期|数据来源|资料来源|※|\*注)/
const SECTION =
  /^(?:[一二三四五六七八九十]{1,3}[、.．,，]|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]+[类部分章])/
const COUNTED = /[(（](?:共)?\d+(?:个|项|处|户|宗|条|家)[^)）]*[)）]$/
const CHINESE_SERIAL = /^[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?$/

export const isTotal = (text: string) => TOTAL.test(foldText(text)) || AMONG.test(foldText(text))
export const isNote = (text: string) => NOTE.test(foldText(text))
export const isSection = (text: string) => SECTION.test(text.trim()) || COUNTED.test(text.trim())
export const isChineseSerial = (text: string) => CHINESE_SERIAL.test(text.trim())
