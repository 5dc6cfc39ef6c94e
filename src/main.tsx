import './main.css'
import { createRoot } from 'react-dom/client'
import { App } from './App'

const root = document.getElementById('root')
if (!root) throw new Error('Expected an element with the id "root" in the page.')
createRoot(root).render(<App />)
