/** Whether the browser grants a graphics context at all, e.g. not for two minutes after a crash. */
export function canDraw(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2')
  gl?.getExtension('WEBGL_lose_context')?.loseContext()
  return gl !== null
}
