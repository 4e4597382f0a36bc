// The page of the empty window: the same interface library as ours, and one button.
import '@mantine/core/styles.css';
import { Button, MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';

const place = document.getElementById('root');
if (!place) throw new Error('the page has no place for the button');
createRoot(place).render(
  <MantineProvider>
    <Button>Press</Button>
  </MantineProvider>,
);
