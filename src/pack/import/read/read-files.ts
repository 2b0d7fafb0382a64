import type { ReadLimits, SourceFile } from '../source-file'
import { readCsvSheet } from './csv-sheet'
import { readGeoJson } from './geojson'
import { readHtml } from './html-table'
import { readKml } from './kml'
import { READ_LIMITS } from './limits'
import { attempt, readingOf, Refusal, sourceFile, Stopped, type Reading } from './reading'
import { gatherLayers, readLayer, shapefilePart } from './shapefile'
import { decodeShort, markedEncoding } from './text'
import { readXls } from './workbook-xls'
import { READABLE, readZip } from './zip-file'

export interface FileBytes {
  name: string
  bytes: Uint8Array
}

export interface ReadOptions {
  limits?: ReadLimits
  /** How far all files are read, 0..1, and the file that is being read. */
  onProgress?: (done: number, name: string) => void
  signal?: AbortSignal
}

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, index) => bytes[index] === byte)

/** The beginning of a text in small letters, or `''` when the bytes are no text. */
function headOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 2048)
  const encoding = markedEncoding(head)
  if (encoding === null && head.includes(0) && head[0] !== 0x3c) return ''
  return decodeShort(head, encoding)
    .replace(/^\ufeff/, '')
    .trimStart()
    .toLowerCase()
}

/** Systems that put out text tables often name them as workbooks. */
function isTextTable(name: string, head: string): boolean {
  return (
    /\.(?:xlsx|xlsm|et)$/i.test(name) &&
    /[,\t][^\n]*\n/.test(head) &&
    !/[\p{Cc}\ufffd]/u.test(head.replace(/[\r\n\t]/g, ''))
  )
}

/** Reads a file by what is in it; its ending only tells where to look first in a text. */
async function readOne(reading: Reading, bytes: Uint8Array): Promise<SourceFile> {
  if (bytes.length > reading.limits.fileBytes) {
    const [size, limit] = [bytes.length, reading.limits.fileBytes].map((count) => Math.round(count / 1024 / 1024))
    throw new Refusal('fileTooLarge', `${size} MB`, `≤ ${limit} MB`)
  }
  if (bytes.length === 0) throw new Refusal('fileEmpty')
  if (startsWith(bytes, 0x50, 0x4b)) return readZip(reading, bytes)
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return readXls(reading, bytes)
  const head = headOf(bytes)
  if (/<kml[\s>]|<\w+:kml[\s>]/.test(head) || /\.kml$/i.test(reading.file)) return readKml(reading, bytes)
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(head) && head.startsWith('<?xml')) {
    if (/<!(?:doctype|entity)/.test(head)) throw new Refusal('markupForbidden', '<!DOCTYPE')
    return readXls(reading, bytes)
  }
  if (/^(?:<!doctype html|<html|<table|<meta|<head|<style|<div|<body|<!--)/.test(head) || /<html[\s>]/.test(head)) {
    return readHtml(reading, bytes)
  }
  if (head.startsWith('{') || (head.startsWith('[') && /json$/i.test(reading.file))) return readGeoJson(reading, bytes)
  if (/\.(?:geo)?json$/i.test(reading.file) && head === '') return readGeoJson(reading, bytes)
  if (head.startsWith('<') || head.startsWith('%pdf') || head.startsWith('mime-version')) {
    throw new Refusal('formatUnknown', head.slice(0, 40), READABLE)
  }
  const foreign = /\.(?:docx?|wps|pptx?|pdf|png|jpe?g|gif|rar|7z)$/i.exec(reading.file)
  if (foreign !== null) throw new Refusal('formatUnknown', foreign[0], READABLE)
  if (/\.(?:xlsx|xlsm|et|kmz|zip|shp)$/i.test(reading.file) && !isTextTable(reading.file, head)) {
    throw new Refusal('fileBroken', '')
  }
  return readCsvSheet(reading, bytes)
}

// Long enough to work, short enough for a press of the button that stops it.
const BREATH_MS = 40

/** Something to read, alone or several files of one Shapefile. */
interface Job {
  name: string
  length: number
  read: (reading: Reading) => Promise<SourceFile>
}

function jobsOf(files: readonly FileBytes[]): Job[] {
  const isLoose = ({ name }: FileBytes) => shapefilePart(name) !== null
  const loose = files.filter(isLoose)
  const jobs: Job[] = files
    .filter((file) => !isLoose(file))
    .map(({ name, bytes }) => ({ name, length: bytes.length, read: (reading) => readOne(reading, bytes) }))
  for (const layer of gatherLayers(loose.map(({ name, bytes }) => ({ path: name, read: async () => bytes })))) {
    const own = loose.filter(({ name }) => shapefilePart(name)?.layer.toLowerCase() === layer.path.toLowerCase())
    const length = own.reduce((sum, { bytes }) => sum + bytes.length, 0)
    jobs.push({
      name: own.find(({ name }) => /\.shp$/i.test(name))?.name ?? own[0]?.name ?? layer.name,
      length,
      async read(reading) {
        if (length > reading.limits.fileBytes) throw new Refusal('fileTooLarge', `${length} B`)
        const read = await readLayer(reading, layer, 1)
        return sourceFile(reading, 'shapefile', { layers: read === null ? [] : [read] })
      },
    })
  }
  return jobs
}

/**
 * Reads files that somebody chose: workbooks, text tables, GeoJSON, KML, Shapefiles (zipped, or their parts chosen
 * together) and pack folders, told by their content. Never throws over what is in a file: each gives what could be read
 * and `problems` for the rest. Rejects with an `AbortError` when `signal` is aborted.
 */
export async function readFiles(files: readonly FileBytes[], options: ReadOptions = {}): Promise<SourceFile[]> {
  const { limits = READ_LIMITS, onProgress, signal } = options
  const jobs = jobsOf(files)
  const total = jobs.reduce((sum, { length }) => sum + length, 0) || 1
  const read: SourceFile[] = []
  let before = 0
  let last = performance.now()
  for (const job of jobs) {
    const breathe = async (fraction: number) => {
      if (performance.now() - last >= BREATH_MS) {
        onProgress?.((before + Math.min(1, fraction) * job.length) / total, job.name)
        await new Promise((resolve) => setTimeout(resolve))
        last = performance.now()
      }
      if (signal?.aborted) throw new Stopped('The reading was stopped')
    }
    const reading = readingOf(job.name, limits, breathe)
    await breathe(0)
    read.push((await attempt(reading, {}, () => job.read(reading))) ?? sourceFile(reading, null))
    before += job.length
    onProgress?.(before / total, job.name)
  }
  return read
}
