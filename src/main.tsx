import './ui/theme/index.css';
import { start } from './ui/app/start.tsx';

void start(document.getElementById('root')!);
