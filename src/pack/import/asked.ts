import type { Question, QuestionTopic } from './decisions'

/** What a row waits for, before equal questions are put together. */
export interface Ask {
  topic: QuestionTopic
  column: string | null
  /** Tells apart questions of one topic and column: a word. `''` = one for the whole column. */
  word: string
  about: string
  options: Question['options']
}

/** Collects what rows of one table wait for: equal questions become one, with the number of rows and up to five samples. */
export class Asked {
  private readonly questions = new Map<string, { question: Question; rows: Set<number>; about: Set<string> }>()

  constructor(
    private readonly table: string,
    private readonly where: string,
  ) {}

  add({ topic, column, word, about, options }: Ask, row: number): void {
    const id = [topic, this.table, column ?? '', word].join('¦')
    const { table, where } = this
    const found = this.questions.get(id) ?? {
      question: { id, topic, table, where, column, record: null, about: [], options, rows: 0 },
      rows: new Set<number>(),
      about: new Set<string>(),
    }
    found.rows.add(row)
    if (about !== '' && found.about.size < 5) found.about.add(about)
    this.questions.set(id, found)
  }

  all(): Question[] {
    return [...this.questions.values()].map(({ question, rows, about }) => {
      return { ...question, about: [...about], rows: rows.size }
    })
  }
}

/** Puts together equal questions of several tables of the same layout: one answer goes for all of them. */
export function mergedQuestions(questions: readonly Question[]): Question[] {
  const merged = new Map<string, Question>()
  for (const question of questions) {
    const before = merged.get(question.id)
    if (before === undefined) merged.set(question.id, question)
    else {
      const about = [...new Set([...before.about, ...question.about])].slice(0, 5)
      const where = before.where.split('；').includes(question.where)
        ? before.where
        : `${before.where}；${question.where}`
      merged.set(question.id, { ...before, about, where, rows: before.rows + question.rows })
    }
  }
  return [...merged.values()]
}
