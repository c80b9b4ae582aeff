-- A refund may be heard of before its payment: such money was never counted as income, so its going is not counted
-- either. The reports know a refund by refunded_at, which stays empty there.
DROP TRIGGER report_on_refund;

CREATE TRIGGER report_on_refund AFTER UPDATE OF status ON voucher_purchases
WHEN NEW.status = 'refunded' AND OLD.status <> 'refunded' AND NEW.refunded_at IS NULL AND NEW.paid_at IS NOT NULL
BEGIN
    UPDATE voucher_purchases SET refunded_at = NEW.updated_at WHERE id = NEW.id;
END;
