const HOSTILE = new Set(['__proto__', 'constructor', 'prototype'])

/** Whether a name, as the key of an object, would reach into what objects are made of. */
export const isHostile = (name: string) => HOSTILE.has(name)
