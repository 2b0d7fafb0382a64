import type { Pack } from '../../src/domain/pack'
import type { Cell, Merge, Sheet, SourceFile } from '../../src/pack/import/source-file'
import { compilePack } from '../../src/pack/compile-pack'
import { PackFolder, SHUANGQIAO } from '../packs/pack-files'

type Unit = { id: string; name: { zh: string; en: string }; head: null; sourceId: string; locator: string }

const unit = (id: string, zh: string): Unit => {
  return { id, name: { zh, en: id }, head: null, sourceId: 'test-plan', locator: 'p' }
}

/** A made-up district with Chinese units and fields. */
function officePack(): Pack {
  const folder = new PackFolder(SHUANGQIAO)
  const { pack } = compilePack(folder.files, () => [])
  if (pack === null) throw new Error('the fixture does not compile')
  return {
    ...pack,
    district: { zh: '双桥区', en: 'Shuangqiao' },
    units: [unit('chengdong', '城东街道'), unit('hexi', '河西街道'), unit('kfq', '双桥经济开发区')].map(
      ({ sourceId, locator, ...rest }) => ({ ...rest, source: { id: sourceId, locator }, position: null }),
    ),
    fields: [
      { id: 'manufacturing', name: { zh: '制造业', en: 'Manufacturing' }, glyph: '制' },
      { id: 'infrastructure', name: { zh: '基础设施', en: 'Infrastructure' }, glyph: '基' },
    ],
  }
}
export const OFFICE_PACK = officePack()

export function sheetOf(name: string, rows: Cell[][], merges: string[] = [], more: Partial<Sheet> = {}): Sheet {
  return { name, hidden: false, rows, merges: merges.map(mergeOf), hiddenRows: new Set(), ...more }
}

/** `A1:C2`. */
function mergeOf(range: string): Merge {
  const [from = '', to = ''] = range.split(':')
  const at = (cell: string) => ({ column: cell.charCodeAt(0) - 65, row: Number(cell.slice(1)) - 1 })
  return { top: at(from).row, left: at(from).column, bottom: at(to).row, right: at(to).column }
}

export function bookOf(name: string, ...sheets: Sheet[]): SourceFile {
  return { name, format: 'xlsx', sheets, layers: [], packFiles: null, problems: [] }
}

/** Ledgers as offices of a made-up district keep them, each in a layout of its own. */
export const LEDGERS_OF_OFFICES = {
  /** Title, unit line, two-row header, sections, sums, signatures. */
  keyProjects: bookOf(
    '双桥区2023年重点项目进展情况表.xlsx',
    sheetOf(
      'Sheet1',
      [
        ['双桥区2023年重点项目建设进展情况表'],
        ['填报单位：区发改局', null, null, null, null, null, null, '截至2023年6月30日', null, null, '单位：万元'],
        [
          '序号',
          '项目名称',
          '建设性质',
          '所属街道',
          '投资情况',
          null,
          null,
          null,
          '形象进度',
          '计划竣工时间',
          '存在问题',
          '联系电话',
        ],
        [
          null,
          null,
          null,
          null,
          '总投资',
          '2023年计划完成投资',
          '1-6月完成投资',
          '自开工累计完成投资',
          null,
          null,
          null,
          null,
        ],
        ['合计', null, null, null, 185000, 62000, 21000, 74000],
        ['一、续建项目（2个）'],
        [
          1,
          '滨河智造园一期',
          '续建',
          '城东街道',
          120000,
          40000,
          15000,
          60000,
          '主体封顶',
          '2023年12月底前',
          '无',
          '13800138000',
        ],
        [
          '2',
          '河西净水厂',
          '续建',
          '河西',
          '５0,000',
          '1.2亿元',
          5000,
          12000,
          '设备安装',
          { day: '2024-06-30' },
          '征地补偿协议未签',
          null,
        ],
        ['二、新建项目（1个）'],
        [
          3,
          '云杉数据中心',
          '新建',
          '双桥经济开发区管委会',
          '约1.5亿元',
          10000,
          1000,
          2000,
          '土方开挖',
          '年内',
          '环评批复未取得',
          null,
        ],
        ['注：1.投资额以备案为准。'],
        ['填表人：甲', null, '审核人：乙'],
      ],
      ['A1:L1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:H3', 'I3:I4', 'J3:J4', 'K3:K4', 'L3:L4', 'A6:L6', 'A9:L9'],
    ),
  ),
  /** Villages: three-row header, one sheet per unit, merged unit column, a hidden sheet. */
  villages: bookOf(
    '旧村改造征迁日报.xls',
    sheetOf(
      '城东街道',
      [
        ['旧村改造征迁进度日报'],
        [
          '序号',
          '村（社区）名称',
          '征迁进度',
          null,
          null,
          null,
          null,
          '包保责任',
          null,
          '征迁阶段',
          '完成时限',
          '备注',
        ],
        [null, null, '总户数', '户数', null, null, null, '包联领导', '责任人', null, null, null],
        [null, null, null, '已签约', '已腾空', '已拆除', '签约率', null, null, null, null, null],
        [
          1,
          '甲村',
          210,
          180,
          150,
          90,
          { percent: 85.7 },
          '张三（副主任）',
          '李四、王五',
          '拆除中',
          '2023年二季度',
          null,
        ],
        [2, '乙村', '168户', 168, 168, 168, { percent: 100 }, '张三（副主任）', '赵六', '净地', '上半年', '/'],
        ['合计', null, 378, 348, 318, 258, { percent: 92 }],
      ],
      ['A1:L1', 'A2:A4', 'B2:B4', 'C2:G2', 'C3:C4', 'D3:F3', 'H2:I2', 'H3:H4', 'I3:I4', 'J2:J4', 'K2:K4', 'L2:L4'],
    ),
    sheetOf(
      '旧数据',
      [
        ['村名', '总户数'],
        ['丙村', 3],
      ],
      [],
      { hidden: true },
    ),
  ),
  /** CSV: two-row header without merges, header repeated on each page. */
  roads: {
    ...bookOf(
      '道路建设台账.csv',
      sheetOf('', [
        ['2023年道路建设台账', '', '', '', '', ''],
        ['序号', '道路名称', '里程', '', '工期', '', '目前阶段'],
        ['', '', '全长（米）', '已通车（公里）', '开工时间', '竣工时间', ''],
        ['1', '双河东路', '3200', '0', '2023.3', '2023年9月', '在建'],
        ['2', '云杉路', '1500', '1.5', '2022年', '6月底', '已通车'],
        ['序号', '道路名称', '里程', '', '工期', '', '目前阶段'],
        ['', '', '全长（米）', '已通车（公里）', '开工时间', '竣工时间', ''],
        ['3', '望山路', '800', '—', '待定', '待定', '前期'],
      ]),
    ),
    format: 'csv',
  },
  /** Land: two tables side by side, units of area. */
  land: bookOf(
    '低效用地摸底.xlsx',
    sheetOf('摸底', [
      ['低效用地摸底表'],
      [
        '地块名称',
        '用地面积（亩）',
        '土地使用权人',
        '是否闲置',
        null,
        '地块名称',
        '用地面积（公顷）',
        '土地使用权人',
        '是否闲置',
      ],
      ['老砖厂', 30, '双桥砖厂', '是', null, '旧仓库', 1.5, '双桥供销社', '否'],
      ['东机修厂', '12.5', '机修公司', '闲置', null, null, null, null, null],
    ]),
  ),
  /** Two tables one below the other, of different kinds. */
  stacked: bookOf(
    '开发区重点工作.xlsx',
    sheetOf('重点工作', [
      ['表一 产业园区情况'],
      ['园区名称', '规划面积（平方公里）', '总投资（亿元）', '建设阶段', '经度', '纬度'],
      ['电子信息园', 2.5, 18, '建设', '121.4456', '37.4521'],
      ['海洋装备园', 1.2, 9.6, '谋划', 121.4312, 37.4689],
      [],
      ['表二 龙头企业'],
      ['企业名称', '是否龙头', '属地', '联系人', '手机'],
      ['远帆股份', '是', '开发区', '钱七', '13900139000'],
    ]),
  ),
  /** Project merged over rows of its sub-items; investment merged over two projects. */
  merged: bookOf(
    '城东街道项目清单.xlsx',
    sheetOf(
      '清单',
      [
        ['项目名称', '总投资（亿元）', '责任单位', '工作进展'],
        ['中心医院', 6, '卫健局', '门诊楼封顶'],
        [null, null, '住建局', '病房楼施工'],
        ['东校区', 4.5, '教体局', '主体施工'],
        ['西校区', null, '教体局', '基础施工'],
      ],
      ['A2:A3', 'B2:B3', 'B4:B5'],
    ),
  ),
} satisfies Record<string, SourceFile>
