import type { Wording } from './rejection-wording'

/** Faults of the dated log, of the sources of a drill and of light rules. */
export const LOG_REJECTIONS_ZH = {
  closedBeforeOpened: { reason: '堵点的到期日或销号日早于提出日', hint: '请核对 openedOn 和这个日期' },
  beforeListing: {
    reason: '报告日期早于事项入库日期',
    hint: '请核对报告日期，或改正台账里的 listedOn',
  },
  columnNotOfKind: {
    reason: '这类事项没有这一列',
    hint: '请清空该单元格，或核对 itemId 是否写错；没有对应列的内容可写进 note',
  },
  sourceInvented: {
    reason: '真实数据包引用了虚构来源',
    hint: '请改用真实来源，或删除这条内容；演练数据须放在 synthetic 为 true 的另一个数据包里',
  },
  sourceReal: {
    reason: '演练数据引用了真实来源',
    hint: '演练的事项、报告、堵点、节点、报道数、目标和调度安排只能引用标有 synthetic: true 的来源，以免被当成真事',
  },
  ruleBoundsWrong: {
    reason: '亮灯规则的界限不对',
    hint: '每条规则要有且只有一个下限（atLeast 或 above），上限（atMost 或 below）至多一个',
  },
  ruleNeverFires: {
    reason: '这条亮灯规则的全部或这一部分永远不会触发',
    hint: '请改成指标能达到的界限、有建设阶段的类别和适用的抓手，或删除',
  },
  ruleFiresOnNothing: {
    reason: '这条亮灯规则在数值为 0、即没有问题时也会触发',
    hint: '请把下限提到 0 以上，如 above: 0',
  },
  rulesOverlap: {
    reason: '两条亮灯规则的范围重叠，同一个数值会亮两种灯',
    hint: '请改其中一条的界限、类别或抓手，使每个数值只归一条规则',
  },
  rulesLeaveGap: {
    reason: '亮灯规则之间或之上有数值没有规则管',
    hint: '请放宽这条规则的上限，或再加一条规则；最高的一条不设上限',
  },
  rulesLeaveOut: {
    reason: '有些类别或抓手一条亮灯规则也没有，永远不会亮灯',
    hint: '请补上规则，或放宽已有规则的 kinds、watches',
  },
} satisfies Record<string, Wording>
