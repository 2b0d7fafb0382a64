#!/usr/bin/env node
// Asks a kiosk's Chromium over its DevTools port whether the wall in it lives; if not, runs the command after `--`.
//   node wall-watchdog.mjs [--port 9222] [--patience 90] [--every 5] -- systemctl --user restart guatu-kiosk.service
// Exits with 0 at the first sign of life, with 1 after `patience` seconds without one. Needs Node 18 and nothing else.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import http from 'node:http'
import { parseArgs } from 'node:util'

const MOST_ANSWER_MS = 10_000
const CONDITION = `(() => {
  const main = document.querySelector('main')
  return main && { heartbeat: main.dataset.heartbeat ?? null, health: main.dataset.health ?? null }
})()`

/** The address of the DevTools socket of the first page. Rejects when the browser does not answer. */
async function pageSocket(port, answerMs) {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`, { signal: AbortSignal.timeout(answerMs) })
  const page = (await answer.json()).find(({ type }) => type === 'page')
  if (page === undefined) throw new Error('no page is open')
  return page.webSocketDebuggerUrl
}

/** A WebSocket text frame as a client sends it: final, masked, shorter than 64 kB. */
function frameOf(text) {
  const payload = Buffer.from(text)
  const mask = randomBytes(4)
  const head = Buffer.from([0x81, 0x80 | 126, payload.length >> 8, payload.length & 0xff])
  return Buffer.concat([head, mask, payload.map((byte, at) => byte ^ mask[at % 4])])
}

/** The text of the first whole frame of a server, or `null` until it is there. */
function textOf(bytes) {
  if (bytes.length < 4) return null
  const short = bytes[1] & 0x7f
  const [start, length] = short === 126 ? [4, bytes.readUInt16BE(2)] : [2, short]
  if (short === 127) throw new Error('the answer is too long')
  return bytes.length < start + length ? null : bytes.toString('utf8', start, start + length)
}

/** What an expression is worth in the page. Rejects when the page does not answer in time, as a frozen one. */
function evaluate(socketUrl, expression, answerMs) {
  return new Promise((resolve, reject) => {
    const request = http.get(socketUrl.replace(/^ws:/, 'http:'), {
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      },
    })
    // An upgraded request no longer owns its socket: both are ended.
    let upgraded = null
    const timer = setTimeout(() => settle(reject, new Error('the page does not answer')), answerMs)
    const settle = (end, value) => {
      clearTimeout(timer)
      request.destroy()
      upgraded?.destroy()
      end(value)
    }
    request.on('error', (error) => settle(reject, error))
    request.on('response', ({ statusCode }) => settle(reject, new Error(`DevTools answered ${statusCode}`)))
    request.on('upgrade', (_response, socket, head) => {
      upgraded = socket
      let bytes = head
      socket.on('error', (error) => settle(reject, error))
      socket.on('close', () => settle(reject, new Error('the page is gone')))
      socket.on('data', (chunk) => {
        bytes = Buffer.concat([bytes, chunk])
        const text = textOf(bytes)
        if (text !== null) settle(resolve, JSON.parse(text).result?.result?.value ?? null)
      })
      const params = { expression, returnByValue: true }
      socket.write(frameOf(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params })))
    })
  })
}

/** Waits for a sign of life: a heartbeat that moves, or a page of the app that has none because it still loads. */
async function waitForLife({ port, patienceMs, everyMs }) {
  const deadline = Date.now() + patienceMs
  const answerMs = Math.min(MOST_ANSWER_MS, patienceMs)
  let last = null
  for (;;) {
    let told
    try {
      const condition = await evaluate(await pageSocket(port, answerMs), CONDITION, answerMs)
      if (condition !== null && condition.heartbeat === null) return { alive: true, told: 'not started yet' }
      if (condition !== null && last !== null && condition.heartbeat !== last)
        return { alive: true, told: condition.health }
      last = condition?.heartbeat ?? null
      told = last === null ? 'the page is not the wall' : `the heartbeat stands still at ${last}`
    } catch (error) {
      told = error.cause?.message ?? error.message
    }
    if (Date.now() >= deadline) return { alive: false, told }
    await new Promise((done) => setTimeout(done, everyMs))
  }
}

const { values, positionals } = parseArgs({
  options: {
    port: { type: 'string', default: '9222' },
    patience: { type: 'string', default: '90' },
    every: { type: 'string', default: '5' },
  },
  allowPositionals: true,
})
const { alive, told } = await waitForLife({
  port: Number(values.port),
  patienceMs: Number(values.patience) * 1000,
  everyMs: Number(values.every) * 1000,
})
console.log(alive ? `The wall lives: ${told}` : `The wall shows no life: ${told}`)
if (!alive) {
  const [command, ...args] = positionals
  if (command !== undefined) spawnSync(command, args, { stdio: 'inherit' })
  process.exitCode = 1
}
