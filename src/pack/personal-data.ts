/** Kinds of numbers that belong to one person. */
export type PersonalNumber = 'id' | 'phone' | 'bank'

const ID_NUMBER = /(?<![\w.-])\d{17}[\dX](?![\w-])/gi
const MOBILE = /(?<![\w.-])(?:\+?86[ -]?)?1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?![\w-]|\.\d)/
// Cards of Chinese banks and of the two networks beside them; in groups of four or in one.
const CARD = /(?<![\w.-])(?:62|4\d|5[1-5])(?:\d{14,17}|\d{2}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?)(?![\w-]|\.\d)/g

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Whether 18 characters are a resident's number: a day of birth in it, and the check character of GB 11643. */
function isResidentNumber(text: string): boolean {
  const [year, month, day] = [Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14))]
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return false
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase()
}

/** Luhn's check over all digits, the last one included. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/**
 * What number of a person stands in a text: a resident's identity number, a mobile number, a bank card's; `null` = none.
 * Numbers must stand alone: ids, codes with hyphens and long decimals are none.
 */
export function personalDataIn(text: string): PersonalNumber | null {
  if (!/\d{4}/.test(text.normalize('NFKC'))) return null
  const plain = text.normalize('NFKC')
  if ((plain.match(ID_NUMBER) ?? []).some(isResidentNumber)) return 'id'
  if (MOBILE.test(plain)) return 'phone'
  return (plain.match(CARD) ?? []).some((card) => passesLuhn(card.replace(/\D/g, ''))) ? 'bank' : null
}

const MOBILES = new RegExp(MOBILE, 'g')
const PHONE_WORDS = /(?:联系|办公)?(?:电话|手机号?|方式)\s*[:：]?\s*/g
const WIDE_DIGIT = /[０-９]/g

/** The text of a cell that names people, without the mobile numbers beside the names and what held only them. */
export function withoutPhones(text: string): string {
  return text
    .replace(WIDE_DIGIT, (digit) => digit.normalize('NFKC'))
    .replace(MOBILES, '')
    .replace(PHONE_WORDS, '')
    .replace(/[(（][\s:：,，;；、/]*[)）]/g, '')
    .replace(/[\s,，;；:：、/]+$/gm, '')
    .trim()
}

/** The text with every longer number cut down to its first two digits, so that a message may show it. */
export function withoutNumbers(text: string): string {
  return text.normalize('NFKC').replace(/\d[\d -]{5,}[\dXx]/g, (number) => `${number.slice(0, 2)}****`)
}

const PERSONAL_HEADER =
  /身份证|证件号|手机|电话|联系方式|银行卡|银行账|银行帐|开户行|卡号|户主|被征收人|被拆迁人|家庭成员|住址|出生年月|出生日期|idcard|mobile|phone/

/** Whether a column's header announces data of single persons. */
export function isPersonalHeader(header: string): boolean {
  return PERSONAL_HEADER.test(header.normalize('NFKC').replace(/\s+/g, '').toLowerCase())
}

/** Whether a column's header makes every row one of a single household (一户一策). */
export function isHouseholdHeader(header: string): boolean {
  return /户主|被征收人|被拆迁人/.test(header.normalize('NFKC').replace(/\s+/g, ''))
}
