import { createRoot } from 'react-dom/client';
import '@douyinfe/semi-ui-19/lib/es/_base/base.css';
import { App } from './app.tsx';
import './style.css';

createRoot(document.getElementById('root')!).render(<App />);
