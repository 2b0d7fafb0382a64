/** The words of an explorer that takes a wall: apart, because they are loaded on demand. */
export const zhHand = {
  hand: {
    title: '大屏接管',
    present: '本机大屏正在巡览',
    take: '接管大屏',
    keep: '继续操控',
    release: '释放',
    holding: (label: string) => `正在操控大屏 · 操作台 ${label}`,
    other: (label: string) => `操作台 ${label} 正在操控大屏`,
    idleLeft: (seconds: number) => `${seconds} 秒后大屏恢复巡览`,
    taken: '大屏已由另一操作台接管',
    idle: '两分钟没有操作，大屏已恢复巡览',
    gone: '大屏没有回应，已不再操控',
    refused: (dataset: string) => `大屏显示的是“${dataset}”，请先切换到同一数据集再接管`,
    mark: (label: string) => `操作台 ${label} 正在操控 · 巡览暂停`,
  },
}
