import { mount } from 'svelte'
import App from './views/App.svelte'

const target = document.querySelector('#app')
if (target === null) throw new Error('index.html has no #app')
mount(App, { target })
