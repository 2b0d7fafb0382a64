import type { DrawnFamily } from '../domain/drawing'
import type { PlaceHit } from '../domain/place-search'
import type { Accuracy } from '../domain/vocabulary'

const numbers = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 1 })
const n = (value: number) => numbers.format(value)
const length = (metres: number) =>
  metres < 1000 ? `${n(Math.round(metres))} 米` : `${(metres / 1000).toFixed(2)} 千米`

const FAMILIES: Record<DrawnFamily, string> = { point: '点', line: '线', area: '面' }
const HITS: Record<PlaceHit['kind'], string> = { place: '地名', item: '已落图', unit: '街道' }
const HINTS: Record<Accuracy, string> = {
  surveyed: '有测量成果或勘界坐标',
  digitised: '按图纸、影像描绘',
  approximate: '只知道大概在哪里',
}

/** The words of giving an item a position: apart, because they are loaded on demand. */
export const zhPlace = {
  place: {
    title: '落图',
    start: '落图',
    startFor: (name: string) => `给“${name}”落图`,
    edit: '改位置',
    trayHint: '来源没有给出位置，不在图上，但都在列表与统计内。',
    find: '找位置',
    findHint: '地名、事项、街道，或坐标 121.45,37.46',
    hits: HITS,
    nothingFound: '没有找到：换个写法，或直接在地图上点',
    placeHere: '落在此坐标',
    system: '坐标系',
    systems: { wgs84: 'WGS 84 / CGCS2000', gcj02: 'GCJ-02（高德、腾讯）', bd09: 'BD-09（百度）' },
    convertedFrom: (system: string, typed: string) => `由 ${system}坐标 ${typed} 换算`,
    shape: '图形',
    families: FAMILIES,
    guide: {
      point: '点一下地图落点；可拖动，或再点别处改位置。',
      line: '依次点出各点，双击或点末点结束。',
      area: '依次点出各角，双击或点首点闭合。',
      edit: '拖动各点修改，点两点之间的小圆点加点；点选一点可微调或删除。',
    },
    nothing: '还没有图形',
    point: (parts: number, at: string) => (parts > 1 ? `${n(parts)} 个点` : `点 ${at}`),
    open: (family: DrawnFamily, corners: number, metres: number) =>
      `正在画${FAMILIES[family]}：${n(corners)} 个点，长 ${length(metres)}`,
    line: (parts: number, corners: number, metres: number) =>
      `线${parts > 1 ? ` ${n(parts)} 段` : ''}，${n(corners)} 个点，长 ${length(metres)}`,
    area: (parts: number, corners: number, metres: number, m2: number, mu: number) =>
      `面${parts > 1 ? ` ${n(parts)} 块` : ''}，${n(corners)} 个点，周长 ${length(metres)}，面积 ${n(Math.round(m2))} 平方米（${n(mu)} 亩）`,
    undo: '撤销',
    redo: '重做',
    close: '画完了',
    atCentre: '十字处落点',
    addPart: { point: '再加一点', line: '再加一段', area: '再加一块' },
    clear: '清空重画',
    corner: (index: number, total: number) => `第 ${n(index)} / ${n(total)} 点`,
    previousCorner: '上一点',
    nextCorner: '下一点',
    pickCorner: '选点微调',
    coordinate: '经度,纬度',
    move: '移到',
    unreadable: '读不出坐标：请写成“经度,纬度”，十进制度或度分秒',
    removeCorner: '删除此点',
    accuracy: '精度',
    accuracyHints: HINTS,
    error: '误差（米）',
    errorOptional: '误差（米，选填）',
    basis: '位置依据（选填）',
    basisHint: '如：按红线图描绘',
    source: '来源',
    newSource: '另写来源…',
    newTitle: '来源名称',
    newTitleHint: '如：区自然资源局红线图（2023）',
    locator: '在来源中的出处',
    locatorHint: '如：图幅 12，地块 B-03',
    save: '保存位置',
    remove: '移除位置',
    removeSure: '再按一次移除',
    cancel: '取消',
    cancelSure: '再按一次放弃所画',
    hint: '只存在本机浏览器，叠加在已发布数据上，随时可移除或导出。',
    keys: '键盘：方向键平移，回车在十字处落点，Shift+回车画完；[ ] 选点，方向键微调，Delete 删点；Esc 退一步，Ctrl+Z 撤销，Ctrl+Shift+Z 重做。',
    keysTitle: '键盘操作',
    drawFirst: '请先在地图上落点或画出图形',
    near: (at: string) => `位置：${at}`,
    failed: '没有存上：浏览器没有应答，请再试一次',
    unloadable: '落图工具没有载入，请检查网络后再试',
  },
}
