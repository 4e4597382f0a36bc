// Puts on the customer's display the one thing that it can do: hear what to show.
import { contextBridge, ipcRenderer } from 'electron';
import { CUSTOMER_CHANNEL, type CustomerDisplay, type CustomerView } from '../shared/contract/customer-view';

const customer: CustomerDisplay = {
  onView: (listener) => void ipcRenderer.on(CUSTOMER_CHANNEL, (_event, view: CustomerView) => listener(view)),
};

contextBridge.exposeInMainWorld('customer', customer);
