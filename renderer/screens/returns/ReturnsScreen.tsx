// Returns: goods that a customer brings back, and goods that go back to a vendor. F6 changes between the two.
import { useState } from 'react';
import { useHouse } from '../../frame/frame-context';
import { CustomerReturn } from './CustomerReturn';
import { VendorReturn } from './VendorReturn';

export function ReturnsScreen() {
  const { user } = useHouse();
  // It begins with the customer's return each time, since the counter sends sold units here.
  const [toVendor, setToVendor] = useState(!(user?.rights.includes('return') ?? false));
  return toVendor ? (
    <VendorReturn onOther={() => setToVendor(false)} />
  ) : (
    <CustomerReturn onOther={() => setToVendor(true)} />
  );
}
